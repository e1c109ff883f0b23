# notebook

# expect: nested-loop-patch
# <------------------ its cells allow `await`
