"""Says where the value of an awaited expression comes from, as far as one file shows it: the causes of misses are grouped by it."""

import ast
import sys

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Origins:
    """The names and classes of one file. `root` is the folder of the checked package, `site_packages` that of the installed ones."""

    def __init__(self, tree, parents, path, root, site_packages):
        self.parents = parents
        self.root = root
        self.site_packages = site_packages
        self.own = path.split("/")[0].removesuffix(".py")
        self.top = {}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    self.top[(alias.asname or alias.name).split(".")[0]] = node
            elif isinstance(node, (*FUNCTIONS, ast.ClassDef)) and isinstance(self.scope_of(node), ast.Module):
                self.top[node.name] = node
            elif isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(self.scope_of(node), ast.Module):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Name):
                        self.top.setdefault(target.id, node)

    def scope_of(self, node):
        node = self.parents.get(node)
        while node is not None and not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.Module)):
            node = self.parents.get(node)
        return node

    def of(self, value, function):
        """One phrase for the operand of an await in a function."""
        if not isinstance(value, ast.Call):
            return f"no call, but {'a name' if isinstance(value, ast.Name) else 'an attribute' if isinstance(value, ast.Attribute) else 'something else'}"
        callee = value.func
        if isinstance(callee, ast.Name):
            return "function: " + self.name(callee.id, function)
        if isinstance(callee, ast.Attribute):
            return "method of " + self.receiver(callee.value, function)
        return "call of the result of a call" if isinstance(callee, ast.Call) else "call of something else"

    def receiver(self, node, function):
        if isinstance(node, ast.Name):
            owner = self.method_around(node.id, function)
            if owner:
                return self.own_method(owner, self.parents_attribute(node))
            return self.name(node.id, function)
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name):
                owner = self.method_around(node.value.id, function)
                if owner:
                    return "attribute of self: " + self.self_attribute(owner, node.attr)
                kind = self.name(node.value.id, function)
                if kind.startswith("imported"):
                    return "member of what is " + kind
                return "attribute of " + kind
            return "attribute of attribute or result"
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id == "super":
                return "super()"
            return "result of a call"
        if isinstance(node, ast.Await):
            return "result of an await"
        if isinstance(node, ast.Subscript):
            return "element of a container"
        return "something else"

    def parents_attribute(self, node):
        return self.parents[node].attr

    def method_around(self, name, function):
        """The class whose instance or class a name is, when it is the first parameter of a method around."""
        while function is not None:
            if isinstance(function, FUNCTIONS):
                parameters = [*function.args.posonlyargs, *function.args.args]
                outer = self.scope_of(function)
                if isinstance(outer, ast.ClassDef) and parameters and parameters[0].arg == name:
                    return outer
                if name in self.parameters(function):
                    return None
            function = self.scope_of(function)
        return None

    def parameters(self, function):
        arguments = function.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        return {one.arg: one for one in every if one is not None}

    def own_method(self, owner, name):
        for node in owner.body:
            if isinstance(node, FUNCTIONS) and node.name == name:
                return f"self, {'async def' if isinstance(node, ast.AsyncFunctionDef) else 'def'} in the class{', decorated' if node.decorator_list else ''}"
        return "self, inherited" if owner.bases else "self, not in the class"

    def self_attribute(self, owner, name):
        for node in owner.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
                return "annotated in the class"
            if isinstance(node, FUNCTIONS) and node.name == name:
                return "property with annotation" if node.returns else "property without annotation"
        for node in ast.walk(owner):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self" and target.attr == name:
                if isinstance(node, ast.AnnAssign):
                    return "annotated at its assignment"
                if isinstance(node.value, ast.Constant) and node.value.value is None:
                    continue
                function = self.scope_of(node)
                if isinstance(node.value, ast.Name) and isinstance(function, FUNCTIONS):
                    return "assigned from " + self.name(node.value.id, function)
                return "assigned from " + self.kind_of_value(node.value)
        return "not assigned in the class" + (", which inherits" if owner.bases else "")

    def kind_of_value(self, value):
        if isinstance(value, ast.Await):
            return "the result of an await"
        if isinstance(value, ast.Call):
            callee = value.func
            if isinstance(callee, ast.Name):
                found = self.top.get(callee.id)
                if isinstance(found, ast.ClassDef) or callee.id[:1].isupper():
                    return "a constructor call"
                return "a call of a function"
            return "a constructor call" if isinstance(callee, ast.Attribute) and callee.attr[:1].isupper() else "a call of a method"
        if isinstance(value, ast.Attribute):
            return "an attribute"
        if isinstance(value, ast.Subscript):
            return "an element of a container"
        return "another expression"

    def name(self, name, function):
        while function is not None and not isinstance(function, ast.Module):
            if isinstance(function, FUNCTIONS):
                parameter = self.parameters(function).get(name)
                if parameter is not None:
                    if parameter.annotation is None:
                        return "parameter without annotation"
                    return "parameter with annotation"
                bound = self.bindings(function, name)
                if bound:
                    return bound
            function = self.scope_of(function)
        found = self.top.get(name)
        if found is None:
            return "built-in or unknown name"
        if isinstance(found, (ast.Import, ast.ImportFrom)):
            return f"imported from {self.package(found, name)}"
        if isinstance(found, ast.ClassDef):
            return "class of the file"
        if isinstance(found, FUNCTIONS):
            return f"{'async def' if isinstance(found, ast.AsyncFunctionDef) else 'def'} of the file{', decorated' if found.decorator_list else ''}"
        return "variable of the module"

    def bindings(self, function, name):
        kinds = set()
        for node in ast.walk(function):
            if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and node is not function and node.name == name:
                kinds.add("function inside the function" if isinstance(node, FUNCTIONS) else "class inside the function")
            elif isinstance(node, ast.Assign) and any(self.binds(target, name) for target in node.targets):
                whole = any(isinstance(target, ast.Name) for target in node.targets)
                kinds.add("variable from " + (self.kind_of_value(node.value) if whole else "unpacking"))
            elif isinstance(node, ast.AnnAssign) and self.binds(node.target, name):
                kinds.add("annotated variable")
            elif isinstance(node, ast.NamedExpr) and self.binds(node.target, name):
                kinds.add("variable from " + self.kind_of_value(node.value))
            elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)) and self.binds(node.target, name):
                kinds.add("variable of a loop")
            elif isinstance(node, ast.withitem) and node.optional_vars is not None and self.binds(node.optional_vars, name):
                is_async = isinstance(self.parents[node], ast.AsyncWith)
                kinds.add("variable of an async with" if is_async else "variable of a with")
            elif isinstance(node, (ast.Import, ast.ImportFrom)) and any((one.asname or one.name).split(".")[0] == name for one in node.names):
                kinds.add(f"imported from {self.package(node, name)}")
        kinds.discard("variable from another expression") if len(kinds) > 1 else None
        return kinds.pop() if len(kinds) == 1 else "variable with several bindings" if kinds else None

    def binds(self, target, name):
        return any(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store) for node in ast.walk(target))

    def package(self, node, name):
        if isinstance(node, ast.ImportFrom):
            if node.level > 0:
                return "the package itself"
            module = node.module
        else:
            module = next((one.name for one in node.names if (one.asname or one.name).split(".")[0] == name), name)
        top = module.split(".")[0]
        if top == self.own:
            return "the package itself"
        if top in sys.stdlib_module_names:
            return "the standard library"
        places = [self.root, self.site_packages]
        if any((place / top).exists() or (place / f"{top}.py").exists() for place in places):
            return "an installed package"
        return "a package that is not installed"
