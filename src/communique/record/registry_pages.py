"""Where the library's registry has an actor or framework from: the page that its row cites, as a document."""

from __future__ import annotations

from communique.reading import Reading
from communique.record.record_page import RecordPage, SourcesFile
from communique.reference.files import Row, read, rows

_FILES = {"actor": "actors.csv", "framework": "frameworks.csv"}


def registry_page(entity: str, entity_id: str) -> Reading:
    """The document of the registry's row for an actor or framework: its name, by the page that it cites."""
    file = _FILES[entity]
    text = read(file)
    listed = list(rows(file, text))
    part = [row.cells[f"{entity}_id"] for row in listed].index(entity_id)
    row = listed[part]
    cells = {"source_id": entity_id, "publisher": "", "url": row.text("source"), "published": ""}
    page = RecordPage(Row(file, row.line, cells), prefix="registry")
    page.name(entity, entity_id, row.text("name"))
    return page.reading(SourcesFile(f"registry/{file}", text), part, {})
