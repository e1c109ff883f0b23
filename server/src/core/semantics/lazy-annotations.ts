/** Annotations that Python reads but does not evaluate. */
import type { Module, Node } from "../syntax/ast";
import { ownerOf } from "./context";
import type { SemanticModel } from "./model";
import type { VersionRange } from "./version-guards";

/** Tells whether a file asks for its annotations not to be evaluated, by `from __future__ import annotations` (PEP 563). */
export function importsFutureAnnotations({ body }: Module): boolean {
  return body.some(
    (one) => one.kind === "ImportFrom" && one.module === "__future__" && one.names.some(({ path }) => path === "annotations"),
  );
}

/**
 * Tells whether a node stands in an annotation that is not evaluated: any when annotations are lazy (PEP 563, PEP 649), else only those of local
 * variables.
 */
export function isUnevaluated(node: Node, isLazy: boolean): boolean {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.kind === "Assign" && parent.annotation === child) return isLazy || ownerOf(parent).kind === "FunctionDefinition";
    if (parent.kind === "Parameter" && parent.annotation === child) return isLazy;
    if (parent.kind === "FunctionDefinition" && parent.returns === child) return isLazy;
  }
  return false;
}

/** Tells whether a node stands in an annotation that none of some versions evaluates; Python 3.14 and newer do it only when somebody asks. */
export function isNeverEvaluated({ file }: SemanticModel, node: Node, { oldest }: VersionRange): boolean {
  return isUnevaluated(node, oldest >= 14 || importsFutureAnnotations(file.module));
}
