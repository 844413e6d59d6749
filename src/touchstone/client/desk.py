"""A desk, as a program with a key sees it."""

from types import TracebackType
from typing import Self

import httpx

from touchstone.client.accounts import Me, Organisation, Organisations
from touchstone.client.breaches import Appeal, Appeals, Breach, Breaches, Doubt, Doubts
from touchstone.client.codes import Codes, Simulation, Simulations
from touchstone.client.delivery import Deliveries, Delivery, Endpoint, Endpoints, Inbox, InboxItem
from touchstone.client.dossiers import Listing, Listings, Seller, Sellers, Shop, Shops
from touchstone.client.enforced import Difference, Enforced
from touchstone.client.evidence import EvidenceFile, EvidenceFiles
from touchstone.client.handling import Import, Imports, Share, Shares
from touchstone.client.ledger import Ledger
from touchstone.client.lists import Listed
from touchstone.client.orders import Order, Orders
from touchstone.client.patience import Patience
from touchstone.client.reading import read_thing
from touchstone.client.record import AccessRequest, AccessRequests, Deadline, Deadlines, Event, Events
from touchstone.client.reference import Brand, Brands, Product, Products, Right, Rights
from touchstone.client.review import Lead, LeadFilter, LeadFilters, Leads, Measure, Measures
from touchstone.client.rulesets import Release, Rulesets, Trial, Trials
from touchstone.client.tips import Tip, Tips
from touchstone.client.trainings import Rescreening, Rescreenings, Training, Trainings
from touchstone.client.wire import Wire

SECONDS = 60.0


class Desk:
    """`url` is the address of the desk, `key` an API key; use it with `with`, or call `close`.

    `language` ("en" or "zh-hans") is that of sentences and refusals. `transport` is for tests.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        language: str = "en",
        patience: Patience | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}
        # A redirect would carry the key elsewhere.
        self._http = httpx.Client(
            base_url=url, headers=headers, timeout=SECONDS, follow_redirects=False, transport=transport
        )
        wire = Wire(self._http, patience or Patience())
        self._wire = wire
        self.organisations = Organisations(wire, "organisations", Organisation)
        self.ledger = Ledger(wire)
        self.events: Events = Listed(wire, "events", Event)
        self.deadlines: Deadlines = Listed(wire, "deadlines", Deadline)
        self.access_requests = AccessRequests(wire, "access-requests", AccessRequest)
        self.endpoints = Endpoints(wire, "endpoints", Endpoint)
        self.deliveries = Deliveries(wire, "deliveries", Delivery)
        self.inbox = Inbox(wire, "inbox", InboxItem)
        self.evidence = EvidenceFiles(wire, "evidence", EvidenceFile)
        self.sellers = Sellers(wire, "sellers", Seller)
        self.shops = Shops(wire, "shops", Shop)
        self.listings = Listings(wire, "listings", Listing)
        self.brands = Brands(wire, "brands", Brand)
        self.rights = Rights(wire, "rights", Right)
        self.products = Products(wire, "products", Product)
        self.shares = Shares(wire, "shares", Share)
        self.imports = Imports(wire, "imports", Import)
        self.leads = Leads(wire, "leads", Lead)
        self.tips = Tips(wire, "tips", Tip)
        self.lead_filters = LeadFilters(wire, "lead-filters", LeadFilter)
        self.rulesets = Rulesets(wire, "rulesets", Release)
        self.trials = Trials(wire, "trials", Trial)
        self.trainings = Trainings(wire, "trainings", Training)
        self.rescreenings = Rescreenings(wire, "rescreenings", Rescreening)
        self.breaches = Breaches(wire, "breaches", Breach)
        self.appeals = Appeals(wire, "appeals", Appeal)
        self.doubts = Doubts(wire, "doubts", Doubt)
        self.measures = Measures(wire, "measures", Measure)
        self.codes = Codes(wire)
        self.enforced = Enforced(wire, "enforced", Difference)
        self.simulations = Simulations(wire, "simulations", Simulation)
        self.orders = Orders(wire, "orders", Order)

    def me(self) -> Me:
        """Who acts with the key."""
        return read_thing(Me, self._wire.get("me").json())

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        """The desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self.close()
