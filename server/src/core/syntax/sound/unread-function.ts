/** Functions that are read when somebody asks for more than their names. */
import type { Range } from "../../text/range";
import type { Decorator, FunctionDefinition, Name, Node } from "../ast";
import { adopt } from "./expressions";

/** What is not read of a function at first. */
export type FunctionParts = Pick<FunctionDefinition, "typeParameters" | "parameters" | "returns" | "body" | "isGenerator">;

/** Reads the parts of functions. */
export interface PartsReader {
  /** The parts of a function that is plainly sound; undefined otherwise. */
  sound(definition: UnreadFunction): FunctionParts | undefined;
  /** The parts of any other, as far as they can be read. */
  otherwise(definition: UnreadFunction): FunctionParts;
}

/** A function definition in a file that others import. Most functions of most modules are never looked into. */
export class UnreadFunction implements FunctionDefinition {
  readonly kind = "FunctionDefinition";
  parent: Node | undefined = undefined;
  private parts: FunctionParts | undefined = undefined;
  private isPlain = true;

  /**
   * Takes what is read of it already, how far its first line is indented, where the line begins that comes behind it, and what reads the rest.
   */
  constructor(
    readonly start: number,
    readonly end: number,
    readonly isAsync: boolean,
    readonly keyword: Range,
    readonly name: Name,
    readonly decorators: readonly Decorator[],
    readonly indentation: number,
    readonly behind: number,
    private readonly reader: PartsReader,
  ) {}

  /** The names in `[T, *Ts, **P]` (PEP 695). */
  get typeParameters(): FunctionDefinition["typeParameters"] {
    return this.all.typeParameters;
  }

  /** The parameters, in order. */
  get parameters(): FunctionDefinition["parameters"] {
    return this.all.parameters;
  }

  /** The annotation behind `->`. */
  get returns(): FunctionDefinition["returns"] {
    return this.all.returns;
  }

  /** The statements. */
  get body(): FunctionDefinition["body"] {
    return this.all.body;
  }

  /** Whether `yield` stands in the body itself. */
  get isGenerator(): boolean {
    return this.all.isGenerator;
  }

  /** Whether all that is in it is plainly sound. */
  get isSound(): boolean {
    return this.all !== undefined && this.isPlain;
  }

  private get all(): FunctionParts {
    if (!this.parts) {
      const sound = this.reader.sound(this);
      this.isPlain = sound !== undefined;
      this.parts = sound ?? this.reader.otherwise(this);
      const { typeParameters, parameters, returns, body } = this.parts;
      adopt(this, ...typeParameters, ...parameters, returns, ...body);
    }
    return this.parts;
  }
}
