# without: sync-twin
# invalid: nobody can rename here what others have named
# The twin would take the keyword for the one that it removes.
import celery.async  # expect: keyword-as-name
from pool import Pool

pool = Pool()
pool.submit(print, async=True)  # expect: keyword-as-name
pool.async(print)  # expect: keyword-as-name
print(pool.async, celery)  # expect: keyword-as-name
