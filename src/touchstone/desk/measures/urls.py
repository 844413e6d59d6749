"""The URLs of measures."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, route
from touchstone.desk.measures.views import (
    accounts,
    appeal_form,
    appeal_list,
    appeals,
    breach_table,
    breaches,
    codes,
    doubts,
    enforced,
    measure_list,
    measures,
    order_export,
    orders,
    own_breaches,
    own_codes,
    own_file,
    own_listings,
    proposals,
    simulations,
    standing,
    verdicts,
)

VIEW, DECIDE, ADOPT = Permission.MEASURE_VIEW, Permission.MEASURE_DECIDE, Permission.CODE_ADOPT
OWN = Permission.APPEAL_FILE
ORDER = "measures/orders/<slug:order>/"
SIMULATION = "measures/simulate/<slug:simulation>/"
BREACH, APPEAL = "measures/breaches/<slug:breach>/", "measures/appeals/<slug:appeal>/"

urlpatterns: list[URLPattern] = [
    route("measures/", measure_list.list_measures, name="measure_list", needs=VIEW, methods=GET),
    route("measures.csv", measure_list.export_measures, name="measure_export", needs=VIEW, methods=GET),
    route("measures/verdicts/", verdicts.list_verdicts, name="verdict_list", needs=DECIDE, methods=GET),
    route("measures/verdicts.csv", verdicts.export_verdicts, name="verdict_export", needs=DECIDE, methods=GET),
    route("measures/appeals/", appeal_list.list_appeals, name="appeal_list", needs=DECIDE, methods=GET),
    route("measures/standing/", standing.show_standing, name="standing", needs=OWN, methods=GET),
    route("measures/standing/points/", standing.show_points, name="own_points", needs=OWN, methods=GET),
    route("measures/standing/breaches/", own_breaches.list_own_breaches, name="own_breaches", needs=OWN, methods=GET),
    route("measures/standing/listings/", own_listings.list_own_listings, name="own_listings", needs=OWN, methods=GET),
    route(
        "measures/standing/listings/<slug:listing>/", own_listings.show_own_listing, name="own_listing", needs=OWN,
        methods=GET,
    ),
    route("measures/standing/file/", own_file.show_own_file, name="own_file", needs=OWN, methods=GET),
    route("measures/standing/file.json", own_file.export_own_file, name="own_file_export", needs=OWN, methods=GET),
    route("measures/standing/file.zip", own_file.take_along, name="own_file_archive", needs=OWN, methods=POST),
    route("measures/enforced/", enforced.show_enforced, name="enforced", needs=DECIDE, methods=GET),
    route("measures/enforced.csv", enforced.export_enforced, name="enforced_export", needs=DECIDE, methods=GET),
    route("measures/enforced/start", enforced.start, name="enforced_start", needs=DECIDE, methods=POST),
    route("measures/enforced/<slug:seller>/settle", enforced.settle, name="enforced_settle", needs=DECIDE, methods=POST),
    route("measures/code/", codes.show_code, name="code_detail", needs=VIEW, methods=GET),
    route("measures/code/propose", codes.propose, name="code_propose", needs=ADOPT, methods=POST),
    route("measures/code/<slug:adoption>/confirm", codes.confirm, name="code_confirm", needs=ADOPT, methods=POST),
    route(
        "measures/breaches.csv", breach_table.export_breaches, name="breach_export", needs=DECIDE, methods=GET
    ),
    route("measures/code/add", own_codes.add_own_code, name="code_add", needs=ADOPT),
    route("measures/code/difference/", proposals.show_difference, name="code_difference", needs=DECIDE, methods=GET),
    route("measures/code/<slug:adoption>/", proposals.show_proposal, name="code_proposal", needs=VIEW, methods=GET),
    route("measures/simulate/", simulations.simulate, name="code_simulation", needs=DECIDE),
    route(SIMULATION, simulations.show_simulation, name="simulation_detail", needs=DECIDE, methods=GET),
    route(SIMULATION + "stop", simulations.stop, name="simulation_stop", needs=DECIDE, methods=POST),
    route(SIMULATION + "sellers.csv", simulations.export_simulation, name="simulation_export", needs=DECIDE, methods=GET),
    route(
        SIMULATION + "sellers/<slug:seller>/", simulations.show_simulated_seller, name="simulated_seller",
        needs=DECIDE, methods=GET,
    ),
    route("measures/accounts/<slug:seller>/", accounts.show_account, name="account_points", needs=VIEW, methods=GET),
    route("measures/new/<slug:listing>/", breaches.new_breach, name="breach_new", needs=DECIDE),
    route("measures/from/<slug:lead>/", breaches.breach_from_lead, name="breach_from_lead", needs=DECIDE),
    route(BREACH, breaches.show_breach, name="breach_detail", needs=VIEW, methods=GET),
    route(BREACH + "appeal", appeal_form.new_appeal, name="appeal_new", needs=OWN),
    route(
        BREACH + "appeal/files", appeal_form.add_draft_file, name="appeal_file_add", needs=OWN, methods=POST
    ),
    route(
        BREACH + "appeal/files/drop", appeal_form.drop_draft_file, name="appeal_file_drop", needs=OWN, methods=POST
    ),
    route(APPEAL, appeals.show_appeal, name="appeal_detail", needs=VIEW, methods=GET),
    route(APPEAL + "withdraw", appeals.withdraw, name="appeal_withdraw", needs=OWN, methods=POST),
    route(
        APPEAL + "<slug:verb>", appeals.take_appeal_step, name="appeal_step", needs=Permission.APPEAL_DECIDE,
        methods=POST,
    ),
    route(
        "measures/doubts/<slug:doubt>/<slug:verb>", doubts.take_doubt_step, name="doubt_step",
        needs=Permission.APPEAL_DECIDE, methods=POST,
    ),
    route("measures/orders/", orders.list_orders, name="order_list", needs=Permission.ORDER_VIEW, methods=GET),
    route(
        "measures/orders.csv", order_export.export_orders, name="order_export", needs=Permission.ORDER_VIEW, methods=GET
    ),
    route(ORDER, orders.show_order, name="order_detail", needs=Permission.ORDER_VIEW, methods=GET),
    route(
        ORDER + "<slug:verb>", orders.take_order_step, name="order_step", needs=Permission.ORDER_CONFIRM, methods=POST
    ),
    route(
        "measures/<slug:measure>/statement/", measures.show_submission, name="measure_submission", needs=DECIDE,
        methods=GET,
    ),
    route(
        "measures/<slug:measure>/statement.json", measures.export_submission, name="measure_submission_export",
        needs=DECIDE, methods=GET,
    ),
    route("measures/<slug:measure>/", measures.show_measure, name="measure_detail", needs=VIEW, methods=GET),
]  # fmt: skip
