"""Brands, rights and products."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from touchstone.client.lists import Listed


@dataclass(frozen=True)
class Brand:
    """A name under which goods are known."""

    id: str
    version: int
    name: str
    aliases: tuple[str, ...]
    owner: str | None
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class Right:
    """A trademark, patent, design or copyright, as its register has it."""

    id: str
    version: int
    kind: str
    register: str
    number: str
    title: str
    classes: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    state: str
    owner: str | None
    agent: str | None
    brands: tuple[str, ...]
    proof: str | None
    same_number: tuple[str, ...]
    created_at: datetime
    etag: str = ""


@dataclass(frozen=True)
class Product:
    """What the trade numbers with a GTIN."""

    id: str
    version: int
    gtin: str
    name: str
    brand: str | None
    same_number: tuple[str, ...]
    created_at: datetime
    etag: str = ""


class Brands(Listed[Brand]):
    """The brands that one may see."""

    def add(self, *, name: str, aliases: Iterable[str] = ()) -> Brand:
        """Add a brand."""
        return self._add(name=name, aliases=list(aliases))

    def change(self, brand: Brand, **values: Any) -> Brand:
        """Change name, aliases of a brand as it was read."""
        return self._change(brand, **values)


class Rights(Listed[Right]):
    """The rights that one may see."""

    def add(self, *, kind: str, number: str, register: str = "CN", **facts: Any) -> Right:
        """Add a right; `facts`: title, classes, valid_from, valid_to, state, brands, proof."""
        return self._add(kind=kind, number=number, register=register, **facts)

    def change(self, right: Right, **facts: Any) -> Right:
        """Change what the register says of a right as it was read."""
        return self._change(right, **facts)


class Products(Listed[Product]):
    """The products that one may see."""

    def add(self, *, gtin: str, name: str, brand: str | None = None) -> Product:
        """Add a product."""
        return self._add(gtin=gtin, name=name, brand=brand)

    def change(self, product: Product, **values: Any) -> Product:
        """Change gtin, name, brand of a product as it was read."""
        return self._change(product, **values)
