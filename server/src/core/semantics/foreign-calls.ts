/** Calls into libraries of which nothing is known, and which may do anything to the event loop. */
import type { Call, Expression, Node } from "../syntax/ast";
import { nodesOfKind } from "../syntax/parts";
import { functionAround } from "./context";
import { loopPlaceOf } from "./event-loops";
import type { SemanticModel } from "./model";

/**
 * The calls that a file makes outside of coroutines into other libraries and other files, by name or through classes that inherit from theirs. Slixmpp,
 * Telethon and Tornado, for example, set an event loop when their objects are made. Modules that surely do not are left out, and so is asyncio.
 */
export function foreignCalls(semantics: SemanticModel): readonly Call[] {
  return nodesOfKind(semantics.file.module, "Call").filter(
    (call) => isForeign(semantics, rootOf(call.callee)) && loopPlaceOf(semantics, call) !== "coroutine",
  );
}

/** Tells whether another library was called before a node runs, and so may have set an event loop. */
export function mayHaveLoop(semantics: SemanticModel, node: Node): boolean {
  if (semantics.scopes.starImports.length > 0) return true;
  const owner = functionAround(node);
  return foreignCalls(semantics).some((call) => call.start < node.start || functionAround(call) !== owner);
}

function isForeign(semantics: SemanticModel, callee: Expression): boolean {
  const module = semantics.qualifiedName(callee)?.split(".")[0];
  if (module !== undefined) return module !== "builtins" && module !== "asyncio" && !harmlessModules.has(module);
  const type = semantics.typeOf(callee);
  return type.kind === "class" && semantics.evaluator.linearization(type.symbol).includes(undefined);
}

/** The part of a callee that is called first: `logging.getLogger` for `logging.getLogger("x").info`. */
function rootOf(callee: Expression): Expression {
  let root = callee;
  let current: Expression = callee;
  while (current.kind === "Attribute" || current.kind === "Call" || current.kind === "Subscript") {
    if (current.kind !== "Attribute") root = current.kind === "Call" ? current.callee : current.value;
    current = current.kind === "Call" ? current.callee : current.value;
  }
  return root;
}

/** The standard library but for asyncio, and libraries that know nothing of event loops. */
const harmlessModules: ReadonlySet<string> = new Set(
  (
    "__future__ abc argparse array ast atexit base64 binascii bisect bz2 calendar codecs collections concurrent configparser contextlib contextvars copy " +
    "csv ctypes dataclasses datetime decimal difflib dis email enum errno fcntl filecmp fileinput fnmatch fractions functools gc getopt getpass gettext " +
    "glob graphlib grp gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma " +
    "mailbox math mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib pickle pkgutil platform plistlib pprint profile pstats pwd " +
    "queue quopri random re readline reprlib resource sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 " +
    "ssl stat statistics string struct subprocess sys sysconfig syslog tarfile tempfile termios textwrap threading time timeit tkinter tomllib traceback " +
    "tracemalloc tty turtle types typing typing_extensions unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg xml xmlrpc zipfile " +
    "zlib zoneinfo " +
    "attr attrs bs4 certifi click colorama cv2 dateutil dotenv faker jinja2 loguru lxml matplotlib numpy orjson pandas PIL prettytable psutil pydantic pytz " +
    "requests rich scipy six tabulate termcolor toml tomli tqdm typer ujson uvloop yaml"
  ).split(" "),
);
