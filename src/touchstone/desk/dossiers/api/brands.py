"""Brands over the API."""

from ninja import Query

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.dossiers.actions import brands as actions
from touchstone.desk.dossiers.api.listing import rows_of
from touchstone.desk.dossiers.queries.finding import find
from touchstone.desk.dossiers.queries.visible import visible_brands
from touchstone.desk.dossiers.shapes.parts import BrandId, DossiersAsked
from touchstone.desk.dossiers.shapes.reference import BrandChange, BrandNew, BrandPage, BrandTold

OPERATIONS = Operations("brands")
VIEW, EDIT = Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT


@OPERATIONS.get("brands", name="list_brands", needs=VIEW, answer=BrandPage)
def list_brands(request: DeskRequest, asked: Query[DossiersAsked]) -> BrandPage:
    """List and search brands."""
    return BrandPage.cut(request, rows_of("brand", request.actor, request.now, asked), asked, BrandTold.of)


@OPERATIONS.post("brands", name="add_brand", needs=EDIT, answer=BrandTold, made_at="brands/{id}")
def add_brand(request: DeskRequest, brand: BrandNew) -> BrandTold:
    """Add a brand."""
    return BrandTold.of(actions.add_brand(by=request.actor, now=request.now, **brand.model_dump()))


@OPERATIONS.get("brands/{brand}", name="get_brand", needs=VIEW, answer=BrandTold)
def get_brand(request: DeskRequest, brand: BrandId) -> BrandTold:
    """Get one brand."""
    return BrandTold.of(find(visible_brands(request.actor), brand))


@OPERATIONS.patch("brands/{brand}", name="change_brand", needs=EDIT, answer=BrandTold)
def change_brand(request: DeskRequest, brand: BrandId, change: BrandChange) -> BrandTold:
    """Change a brand."""
    seen = find(visible_brands(request.actor), brand).version
    return BrandTold.of(actions.edit_brand(by=request.actor, now=request.now, brand=brand, seen=seen, **change.sent))
