a = (1,
     2)
if a:  # why
    b

class C:
    '''x
    y'''
