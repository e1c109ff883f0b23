import asyncio

asyncio.sleep(1)  # noqa
#                   ^^^^ keyword.control.directive.suppression.python
asyncio.sleep(1)  # NOQA  because of the demonstration
#                   ^^^^ keyword.control.directive.suppression.python
asyncio.sleep(1)  # noqa: AIO101
#                   ^^^^ keyword.control.directive.suppression.python
#                         ^^^^^^ variable.other.constant.rule-name.python
asyncio.sleep(1)  # noqa: E501, AIO101 unawaited-coroutine
#                   ^^^^ keyword.control.directive.suppression.python
#                               ^^^^^^ variable.other.constant.rule-name.python
#                                      ^^^^^^^^^^^^^^^^^^^ variable.other.constant.rule-name.python
asyncio.sleep(1)  # a demonstration # noqa: AIO101
#                                     ^^^^ keyword.control.directive.suppression.python
#                                           ^^^^^^ variable.other.constant.rule-name.python
asyncio.sleep(1)  # asyncio-insight: ignore
#                   ^^^^^^^^^^^^^^^ keyword.control.directive.suppression.python
#                                    ^^^^^^ keyword.control.directive.suppression.python
asyncio.sleep(1)  # asyncio-insight: ignore[AIO101, unused-coroutine]
#                   ^^^^^^^^^^^^^^^ keyword.control.directive.suppression.python
#                                    ^^^^^^ keyword.control.directive.suppression.python
#                                           ^^^^^^ variable.other.constant.rule-name.python
#                                                   ^^^^^^^^^^^^^^^^ variable.other.constant.rule-name.python
  # asyncio-insight: ignore-file[AIO101]
#   ^^^^^^^^^^^^^^^ keyword.control.directive.suppression.python
#                    ^^^^^^^^^^^ keyword.control.directive.suppression.python
#                                ^^^^^^ variable.other.constant.rule-name.python

asyncio.sleep(1)  # noqa: E501
asyncio.sleep(1)  # the noqa comment is explained elsewhere
asyncio.sleep(1)  # asyncio-insight is a tool
asyncio.sleep(1)  # noqata
print("# noqa: AIO101", noqa)
