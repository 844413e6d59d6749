"""Imports over the API: hand a file in, look at what does not fit, confirm, watch."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions.imports import confirm_import, upload_import, withdraw_import
from touchstone.desk.dossiers.errors import WrongImportError
from touchstone.desk.dossiers.forms.handling import LARGEST_UPLOAD
from touchstone.desk.dossiers.models import Import
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.imports import visible_imports
from touchstone.desk.dossiers.shapes.handling import (
    ImportAsked,
    ImportPage,
    ImportProblemPage,
    ImportProblemTold,
    ImportTold,
)
from touchstone.desk.dossiers.shapes.parts import ImportId

OPERATIONS = Operations("imports")
IMPORT = "imports/{import_id}"
TAKE = Permission.DOSSIER_IMPORT
OVER = (WrongImportError,)


@OPERATIONS.get("imports", name="list_imports", needs=TAKE, answer=ImportPage)
def list_imports(request: DeskRequest, asked: Query[PageAsked]) -> ImportPage:
    """List the imports."""
    return ImportPage.cut(request, visible_imports(request.actor), asked, ImportTold.of)


@OPERATIONS.post(
    "imports",
    name="add_import",
    needs=TAKE,
    answer=ImportTold,
    made_at="imports/{id}",
    takes="application/octet-stream",
    most=LARGEST_UPLOAD,
)
def add_import(request: DeskRequest, what: Query[ImportAsked]) -> ImportTold:
    """Hand in a file; its content is the body.

    CSV, TSV, JSON Lines or Parquet. It is checked in the background, then waits for confirmation.
    """
    row = upload_import(
        by=request.actor,
        now=request.now,
        kind=what.kind,
        platform=what.platform,
        as_of=what.as_of or request.now,
        file_name=what.name,
        content=request.body,
    )
    return ImportTold.of(row)


@OPERATIONS.get(IMPORT, name="get_import", needs=TAKE, answer=ImportTold)
def get_import(request: DeskRequest, import_id: ImportId) -> ImportTold:
    """Get where an import stands."""
    return ImportTold.of(_found(request, import_id))


@OPERATIONS.get(f"{IMPORT}/problems", name="list_import_problems", needs=TAKE, answer=ImportProblemPage)
def list_import_problems(request: DeskRequest, import_id: ImportId, asked: Query[PageAsked]) -> ImportProblemPage:
    """List the rows that do not fit, each with its cure."""
    return ImportProblemPage.cut(request, _found(request, import_id).problems.all(), asked, ImportProblemTold.of)


@OPERATIONS.post(f"{IMPORT}/confirm", name="confirm_import", needs=TAKE, answer=ImportTold, status=200, refusals=OVER)
def confirm(request: DeskRequest, import_id: ImportId) -> ImportTold:
    """Take in what fits."""
    confirm_import(by=request.actor, now=request.now, row=_found(request, import_id))
    return get_import(request, import_id)


@OPERATIONS.post(f"{IMPORT}/withdraw", name="withdraw_import", needs=TAKE, answer=ImportTold, status=200, refusals=OVER)
def withdraw(request: DeskRequest, import_id: ImportId) -> ImportTold:
    """Take nothing of it in."""
    withdraw_import(by=request.actor, now=request.now, row=_found(request, import_id))
    return get_import(request, import_id)


def _found(request: DeskRequest, import_id: str) -> Import:
    return find(visible_imports(request.actor), import_id)
