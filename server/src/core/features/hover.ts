/**
 * Explains what stands at a place of a file: a finding, `async def`, `await`, a coroutine object or a name of asyncio. The answer is
 * plain data; whoever shows it translates it and chooses its form.
 */
import type { Finding } from "../linter/finding";
import type { Rule } from "../linter/rule";
import type { Destination } from "../semantics/destination";
import type { SemanticModel } from "../semantics/model";
import { membersOf, qualifiedNameOfClass, type Type } from "../semantics/types";
import type { Attribute, Call, Expression, FunctionDefinition, Name, Node } from "../syntax/ast";
import { forEachChild, isExpression } from "../syntax/visit";
import { type Message, message } from "../text/message";
import type { Range } from "../text/range";
import { asyncioCards, type NameCard } from "./asyncio-cards";

/** How much to say: all that helps somebody who learns, or one sentence and a link. */
export type HoverDepth = "learn" | "brief";

/** Where to read on: a rule's page, or a page and anchor of the Python documentation. */
export type CardLink = { readonly kind: "rule"; readonly id: string } | { readonly kind: "python"; readonly page: string };

/** One sentence or paragraph, with the question that it answers where that is worth asking. */
export interface Paragraph {
  readonly question?: Message;
  readonly text: Message;
}

/**
 * An explanation. Its texts may hold Markdown; the values in them come from the file and must not be taken for Markdown. Each of those
 * stands in a code span of its template.
 */
export interface Card {
  /** What it is about. */
  readonly range: Range;
  readonly heading: Message;
  readonly paragraphs: readonly Paragraph[];
  readonly link: CardLink;
}

/** What an explanation is made from. */
export interface HoverRequest {
  readonly semantics: SemanticModel;
  readonly findings: readonly Finding[];
  readonly depth: HoverDepth;
  /** Gives a rule by its id. */
  rule(id: string): Rule | undefined;
}

/** Explains what stands at an offset: the findings there, and then the code itself. Gives nothing where there is nothing to say. */
export function explain(offset: number, request: HoverRequest): readonly Card[] {
  const cards: Card[] = [];
  for (const finding of request.findings) {
    const rule = isAt(finding.range, offset) ? request.rule(finding.rule) : undefined;
    if (rule && !cards.some((card) => card.link.kind === "rule" && card.link.id === rule.id)) cards.push(findingCard(finding, rule));
  }
  const concept = conceptAt(offset, request.semantics);
  if (concept) cards.push(concept);
  return request.depth === "learn" ? cards : cards.map((card) => ({ ...card, paragraphs: card.paragraphs.slice(0, 1) }));
}

function isAt({ start, end }: Range, offset: number): boolean {
  return start <= offset && (offset < end || start === end);
}

// --- Cards ------------------------------------------------------------------------------------------------------------

const hasItRun = message("Has it run?");
const whatNext = message("What next?");

function findingCard({ range }: Finding, rule: Rule): Card {
  return {
    range,
    heading: message("`{code}` `{rule}`", { code: rule.code, rule: rule.id }),
    paragraphs: [{ text: message(rule.summary) }, { text: message(rule.why) }],
    link: { kind: "rule", id: rule.id },
  };
}

function card(range: Range, heading: Message, page: string, what: Message, ran?: Message, next?: Message): Card {
  const paragraphs: Paragraph[] = [{ text: what }];
  if (ran) paragraphs.push({ question: hasItRun, text: ran });
  if (next) paragraphs.push({ question: whatNext, text: next });
  return { range, heading, paragraphs, link: { kind: "python", page } };
}

function code(text: string): Message {
  return message("`{name}`", { name: text });
}

const pages = {
  coroutines: "library/asyncio-task.html#coroutines",
  awaiting: "reference/expressions.html#await-expression",
  asyncFor: "reference/compound_stmts.html#the-async-for-statement",
  asyncWith: "reference/compound_stmts.html#the-async-with-statement",
  comprehension: "reference/expressions.html#displays-for-lists-sets-and-dictionaries",
  generator: "reference/expressions.html#asynchronous-generator-functions",
  contextManager: "library/contextlib.html#contextlib.asynccontextmanager",
} as const;

function nameCard(range: Range, shown: string, { page, what, ran, next }: NameCard): Card {
  return card(
    range,
    code(shown),
    page,
    message(what),
    ran === undefined ? undefined : message(ran),
    next === undefined ? undefined : message(next),
  );
}

function awaitCard(range: Range): Card {
  return card(
    range,
    code("await"),
    pages.awaiting,
    message("`await` waits until what stands behind it is finished and gives its result. Meanwhile the event loop runs other tasks."),
    message("A coroutine object behind `await` runs here and now, and this code goes on when it is finished."),
    message("`await` stands in front of a call, with a space and no dot, and only inside `async def`: `result = await work()`."),
  );
}

function asyncForCard(range: Range): Card {
  return card(
    range,
    code("async for"),
    pages.asyncFor,
    message(
      "`async for` goes through things that arrive one after another. While it waits for the next one, the event loop runs other tasks.",
    ),
    undefined,
    message("It needs an asynchronous iterator, such as an `async def` with `yield` gives. The items come one at a time, not all at once."),
  );
}

function asyncWithCard(range: Range): Card {
  return card(
    range,
    code("async with"),
    pages.asyncWith,
    message("`async with` enters and leaves an asynchronous context manager. Where that has to wait, the event loop runs other tasks."),
    undefined,
    message("It makes sure that what was opened is closed, also when an exception is raised or the task is cancelled."),
  );
}

function functionCard(range: Range, definition: FunctionDefinition, semantics: SemanticModel): Card {
  const name = definition.name.id;
  if (makesContextManager(definition, semantics)) {
    return card(
      range,
      code(name),
      pages.contextManager,
      message(
        "`{name}` makes an asynchronous context manager: what stands before `yield` runs at the beginning of a block, the rest at its end.",
        { name },
      ),
      message("Calling it runs nothing of its body yet."),
      message("Write `async with {name}(…) as value:`.", { name }),
    );
  }
  if (definition.isGenerator) {
    return card(
      range,
      code(name),
      pages.generator,
      message("`{name}` is an asynchronous generator function: it has both `async def` and `yield`.", { name }),
      message("Calling it runs nothing of its body; it gives an asynchronous generator."),
      message("Go through it, which runs it piece by piece: `async for item in {name}(…):`.", { name }),
    );
  }
  return card(
    range,
    code(name),
    pages.coroutines,
    message("`{name}` is a coroutine function, because it is defined with `async def`.", { name }),
    message("Calling it runs nothing of its body; it gives a coroutine object, which can be run once."),
    message("Write `await {name}(…)` inside another `async def`, or start the program with `asyncio.run({name}(…))`.", { name }),
  );
}

function makesContextManager(definition: FunctionDefinition, semantics: SemanticModel): boolean {
  return definition.decorators.some(({ expression }) => semantics.qualifiedName(expression) === "contextlib.asynccontextmanager");
}

/** Explains an expression that gives a coroutine object: a call, or a variable that holds one. */
function coroutineCard(range: Range, name: string, expression: Expression, semantics: SemanticModel): Card {
  const what =
    expression.kind === "Call"
      ? message("Calling the coroutine function `{name}` gives a coroutine object.", { name })
      : message("`{name}` holds a coroutine object. It can be run once; for another run, call its function again.", { name });
  const { ran, next } = fate(name, expression, semantics);
  return card(range, code(name), pages.coroutines, what, ran, next);
}

function fate(name: string, expression: Expression, semantics: SemanticModel): { ran: Message; next?: Message } {
  const destination: Destination = semantics.destinationOf(expression);
  if (destination.kind === "awaited") {
    return {
      ran: message("Yes: `await` runs it here, and this code goes on when it is finished."),
      next: message("The `await` expression has the value that the function returns."),
    };
  }
  const receiver = destination.kind === "passed" ? semantics.qualifiedName(destination.call.callee) : undefined;
  if (receiver?.startsWith("asyncio.")) {
    return { ran: message("Not by itself: `{receiver}` is given the coroutine object and sees to it that it runs.", { receiver }) };
  }
  const ran =
    expression.kind === "Call"
      ? message("Not yet: the call only makes the object. Nothing in the body of `{name}` has run.", { name })
      : message("Not by being kept in a variable: it runs when it is awaited or given to the event loop.");
  const written = expression.kind === "Call" ? `${name}(…)` : name;
  return semantics.mayAwait(expression)
    ? {
        ran,
        next: message("Write `await {written}`, or `task = asyncio.create_task({written})` to run it at the same time as other code.", {
          written,
        }),
      }
    : { ran, next: message("`await` is not allowed here, outside of `async def`. Start it with `asyncio.run({written})`.", { written }) };
}

// --- What stands at a place -------------------------------------------------------------------------------------------

function conceptAt(offset: number, semantics: SemanticModel): Card | undefined {
  const node = innermost(semantics.file.module, offset);
  switch (node.kind) {
    case "Name":
      return node.parent?.kind === "FunctionDefinition" && node.parent.name === node
        ? definitionAt(node.parent, offset, semantics)
        : nameAt(node, node, semantics);
    case "Attribute":
      return isAt(node.name, offset) ? nameAt(node, node.name, semantics) : undefined;
    case "Await": {
      const keyword = { start: node.start, end: node.start + "await".length };
      return isAt(keyword, offset) ? awaitCard(keyword) : undefined;
    }
    case "For":
      return node.isAsync && isAt(node.keyword, offset) ? asyncForCard(node.keyword) : undefined;
    case "With":
      return node.isAsync && isAt(node.keyword, offset) ? asyncWithCard(node.keyword) : undefined;
    case "Comprehension": {
      const clause = node.clauses.find(({ isAsync, keyword }) => isAsync && isAt(keyword, offset));
      return clause && { ...asyncForCard(clause.keyword), link: { kind: "python", page: pages.comprehension } };
    }
    case "FunctionDefinition":
      return definitionAt(node, offset, semantics);
    case "Import": {
      const alias = node.names.find(({ name }) => isAt(name, offset));
      return alias && cardOf(alias.name, alias.path);
    }
    case "ImportFrom": {
      if (isAt(node.moduleRange, offset) && node.level === 0) return cardOf(node.moduleRange, node.module);
      const alias = node.level === 0 ? node.names.find(({ name }) => isAt(name, offset)) : undefined;
      return alias && cardOf(alias.name, `${node.module}.${alias.path}`);
    }
    default:
      return undefined;
  }
}

/** The smallest node around an offset. */
function innermost(node: Node, offset: number): Node {
  let current = node;
  for (;;) {
    let inner: Node | undefined;
    forEachChild(current, (child) => {
      if (isAt(child, offset)) inner = child;
    });
    if (!inner) return current;
    current = inner;
  }
}

function definitionAt(definition: FunctionDefinition, offset: number, semantics: SemanticModel): Card | undefined {
  if (!definition.isAsync) return undefined;
  if (isAt(definition.name, offset)) return functionCard(definition.name, definition, semantics);
  return isAt(definition.keyword, offset) ? functionCard(definition.keyword, definition, semantics) : undefined;
}

function cardOf(range: Range, name: string): Card | undefined {
  const found = Object.hasOwn(asyncioCards, name) ? asyncioCards[name] : undefined;
  return found && nameCard(range, name.replace(/^asyncio\.AbstractEventLoop\./, "loop."), found);
}

/** Explains a name or an attribute by what it means; `range` is that of the identifier. */
function nameAt(expression: Name | Attribute, range: Range, semantics: SemanticModel): Card | undefined {
  const written = expression.kind === "Name" ? expression.id : expression.attribute;
  if (written === "await") return awaitCard(range);
  for (const name of meaningsOf(expression, semantics)) {
    const found = cardOf(range, name);
    if (found) return found;
  }
  const call = expression.parent?.kind === "Call" && expression.parent.callee === expression ? expression.parent : undefined;
  if (call) return callAt(call, range, written, semantics);
  const type = semantics.typeOf(expression);
  if (expression.kind === "Name" && type.kind === "coroutine") return coroutineCard(range, written, expression, semantics);
  const definition = asyncFunction(type);
  return definition && functionCard(range, definition, semantics);
}

function callAt(call: Call, range: Range, name: string, semantics: SemanticModel): Card | undefined {
  if (semantics.isCoroutine(call)) return coroutineCard(range, name, call, semantics);
  const definition = asyncFunction(semantics.typeOf(call.callee));
  return definition && functionCard(range, definition, semantics);
}

/** The `async def` that a value certainly is. */
function asyncFunction(type: Type): FunctionDefinition | undefined {
  return type.kind === "function" && type.definition.isAsync ? type.definition : undefined;
}

/** The names under which asyncio's documentation may speak of an expression: through imports, or as a method of a class. */
function meaningsOf(expression: Name | Attribute, semantics: SemanticModel): string[] {
  const name = semantics.qualifiedName(expression);
  if (name?.startsWith("asyncio")) return [name];
  if (expression.kind === "Name" || !isExpression(expression.value)) return [];
  const owners = membersOf(semantics.typeOf(expression.value)).flatMap((one) =>
    one.kind === "instance" ? [qualifiedNameOfClass(one.symbol)] : [],
  );
  const methods = membersOf(semantics.typeOf(expression)).flatMap((one) => {
    if (one.kind !== "function" || one.definition.parent?.kind !== "ClassDefinition") return [];
    return [qualifiedNameOfClass({ definition: one.definition.parent, module: one.module })];
  });
  return [...new Set([...owners, ...methods])].map((owner) => `${owner}.${expression.attribute}`);
}
