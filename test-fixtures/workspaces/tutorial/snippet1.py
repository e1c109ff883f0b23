import asyncioasync def func():print("x")result = func()
