"""The `communique` command."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from communique import __version__
from communique.errors import CommuniqueError, TablesError

_SCORED = ("documents", "actors", "frameworks", "events", "participation", "figures")
_FORMATS = ("csv", "xlsx", "graphml", "gexf", "ics")
_DONE, _SOME_UNREAD, _USAGE = 0, 1, 2
_DIFFERENT = 1

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command: 0 when done, 1 when some files could not be read, 2 when asked the impossible."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot print "é" is no error
    try:
        return chosen.run(chosen)
    except CommuniqueError as error:
        print(f"communique: {' '.join(str(error).split())}", file=sys.stderr)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return _DONE
    except KeyboardInterrupt:
        print("communique: stopped; the tables are as they were", file=sys.stderr)
    return _USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="communique", description="Communiqués into tidy tables in which every row has its evidence."
    )
    parser.add_argument("--version", action="version", version=f"communique {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _add_build,
        _add_show,
        _add_candidates,
        _add_compare,
        _add_record,
        _add_score,
        _add_export,
        _add_report,
    ):
        add(commands)
    return parser


def _add_build(commands: _Commands) -> None:
    build = _command(commands, "build", _build, "read a folder of documents and write the tables")
    build.add_argument("raw", help="folder of documents or its address (s3://…), searched and never changed")
    build.add_argument(
        "--output", default="data/processed", help="folder or address for the tables (default: %(default)s)"
    )
    build.add_argument(
        "--workers", type=int, metavar="N", help="processes that share the work (default: one for each core)"
    )
    build.add_argument(
        "--scheduler", metavar="ADDRESS", help="of a Dask cluster (tcp://…) that does the work instead"
    )
    build.add_argument(
        "--recognizer",
        metavar="spacy:MODEL",
        help="model that proposes persons and organizations which the rules missed (default: none)",
    )


def _add_show(commands: _Commands) -> None:
    show = _command(commands, "show", _show, "show a row and the words of the documents that say so")
    show.add_argument("id", help="id of an actor, framework, event, figure or document")
    show.add_argument(
        "--tables", type=Path, default=Path("data/processed"), help="folder of tables (default: %(default)s)"
    )


def _add_candidates(commands: _Commands) -> None:
    candidates = _command(
        commands, "candidates", _candidates, "list what was seen but made no row, and how to make it known"
    )
    candidates.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path("data/raw"),
        help="folder of documents, which is read, or of tables (default: %(default)s)",
    )
    candidates.add_argument(
        "--csv", type=Path, metavar="FILE", help="write all of them to a CSV file instead"
    )
    candidates.add_argument(
        "--top", type=int, default=20, metavar="N", help="show so many of each kind (default: %(default)s)"
    )


def _add_compare(commands: _Commands) -> None:
    compare = _command(
        commands, "compare", _compare, "list the rows gained, lost and changed, with their words"
    )
    compare.epilog = (
        "Exit status: 0 where nothing differs, 1 where something does, 2 where it cannot be told."
    )
    for name, which in (("old", "before"), ("new", "after")):
        compare.add_argument(name, type=Path, help=f"folder of tables, or of documents, {which} the change")


def _add_record(commands: _Commands) -> None:
    record = _command(commands, "record", _record, "check the cited record: what other sources say")
    record.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path("data/raw/reference"),
        help="folder of the record's CSV files (default: %(default)s)",
    )
    record.add_argument("--fix", action="store_true", help="put the rows into canonical order first")


def _add_score(commands: _Commands) -> None:
    score = _command(commands, "score", _score, "compare tables, or texts read now, with a gold standard")
    score.add_argument(
        "tables", type=Path, help="folder of tables, or folder of the texts that the gold names"
    )
    score.add_argument("gold", type=Path, nargs="+", help="gold files, or folders of them")
    score.add_argument("--errors", action="store_true", help="list what is missing, false or wrong")
    score.add_argument(
        "--only", metavar="TABLE", choices=_SCORED, help=f"list the errors of one: {', '.join(_SCORED)}"
    )


def _add_export(commands: _Commands) -> None:
    export = _command(commands, "export", _export, "write the tables for programs that read no Parquet")
    export.add_argument(
        "--to",
        required=True,
        choices=_FORMATS,
        help="tables (csv, xlsx), who met whom (graphml, gexf), or a calendar (ics)",
    )
    export.add_argument(
        "--tables", type=Path, default=Path("data/processed"), help="folder of tables (default: %(default)s)"
    )
    export.add_argument(
        "--output", type=Path, default=Path("exports"), help="folder to write to (default: %(default)s)"
    )


def _add_report(commands: _Commands) -> None:
    report = _command(commands, "report", _report, "run the notebooks and write the report from them")
    report.add_argument(
        "--output", type=Path, default=Path("reports"), help="folder to write to (default: %(default)s)"
    )
    rerun = _command(commands, "notebooks", _notebooks, "run the notebooks and write them with their outputs")
    rerun.add_argument(
        "--renumber",
        action="store_true",
        help="write numbers that have changed into the prose, and say which",
    )
    for each in (report, rerun):
        each.add_argument(
            "--notebooks", type=Path, default=Path("notebooks"), help="their folder (default: %(default)s)"
        )


def _command(
    commands: _Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    meaning: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.")
    parser.set_defaults(run=run)
    return parser


def _build(chosen: argparse.Namespace) -> int:
    from communique.dataset import build
    from communique.dataset.executors import cores

    report = build(
        chosen.raw,
        chosen.output,
        workers=cores() if chosen.workers is None else chosen.workers,
        scheduler=chosen.scheduler,
        progress=_progress if sys.stderr.isatty() else None,
        recognizer=chosen.recognizer,
    )
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for problem in report.problems:
        line = f"{problem.source_path}: {problem.problem} ({problem.detail})"
        _said("".join(letter if letter.isprintable() else "?" for letter in line))
    print(f"{report.folder}: {', '.join(f'{count} {name}' for name, count in report.rows.items())}")
    unread = [problem for problem in report.problems if problem.problem != "duplicate_of"]
    return _SOME_UNREAD if unread else _DONE


def _progress(seen: int, path: str) -> None:
    shown = "".join(letter if letter.isprintable() else "?" for letter in path)[-60:]
    print(f"\r\033[K{seen} files read, now {shown}", end="", file=sys.stderr, flush=True)


def _show(chosen: argparse.Namespace) -> int:
    from communique.dataset import load
    from communique.view import show

    print(show(load(chosen.tables), chosen.id))
    return _DONE


def _candidates(chosen: argparse.Namespace) -> int:
    from communique.curation import candidates
    from communique.curation.page import page, write_csv

    found = candidates(chosen.folder)
    if chosen.csv:
        write_csv(found, chosen.csv)
        print(f"{chosen.csv}: {len(found)} candidates")
    else:
        print(page(found, chosen.top))
    return _DONE


def _compare(chosen: argparse.Namespace) -> int:
    from communique.comparison import Differences, compare

    found = compare(chosen.old, chosen.new)
    print(Differences(found))
    return _DIFFERENT if len(found) else _DONE


def _record(chosen: argparse.Namespace) -> int:
    from communique.record import record_checks, record_files

    if not record_files.is_record(chosen.folder):
        raise TablesError(f"{chosen.folder}: no {record_files.SOURCES} here, so no cited record")
    for file in record_files.restore(chosen.folder) if chosen.fix else ():
        print(f"{file}: rows put in canonical order")
    texts = record_files.texts(chosen.folder)
    found = record_checks.errors(texts) or record_checks.disorder(texts)
    for error in found:
        print(error)
    if not found:
        rows = sum(len(record_files.parsed(file, text)) for file, text in texts.items())
        print(f"{chosen.folder}: {rows} rows, nothing wrong")
    return _SOME_UNREAD if found else _DONE


def _score(chosen: argparse.Namespace) -> int:
    from communique.dataset import datapackage, load, read_files
    from communique.scoring import errors, score
    from communique.scoring.gold import gold_files, text_files
    from communique.view import printable

    gold = [file for path in chosen.gold for file in gold_files(path)]
    built = (chosen.tables / datapackage.NAME).exists()
    tables = load(chosen.tables) if built else read_files(text_files(gold, chosen.tables))
    if not chosen.errors and not chosen.only:
        shown = score(tables, gold)
        print(shown.to_string(index=False, float_format="{:.3f}".format, na_rep="-"))
        return _DONE
    for row in errors(tables, gold).itertuples():
        if chosen.only in (None, row.table):
            quote = f"  [{printable(row.quote)}]" if row.quote else ""
            print(f"{row.source}  {row.table}  {row.error}: {printable(row.name)}: {row.detail}{quote}")
    return _DONE


def _export(chosen: argparse.Namespace) -> int:
    from communique.dataset import load
    from communique.exports import export

    for path in export(load(chosen.tables), chosen.to, chosen.output):
        print(path)
    return _DONE


def _report(chosen: argparse.Namespace) -> int:
    from communique.dataset import load
    from communique.reports import report

    written = report(chosen.notebooks, chosen.output, load(), say=_said)
    print(f"{chosen.output}: {', '.join(path.name for path in written if path.parent == chosen.output)}")
    return _DONE


def _notebooks(chosen: argparse.Namespace) -> int:
    from communique.reports.notebooks import refresh

    for path in sorted(chosen.notebooks.glob("*.ipynb")):
        refresh(path, renumber=chosen.renumber, say=_said)
        print(path)
    return _DONE


def _said(words: str) -> None:
    print(f"communique: {words}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
