"""The URLs of tips: of everybody who reports, and of those who answer."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, Open, route
from touchstone.desk.tips.views import joining, public, staff

VIEW, DECIDE, FORGET = Permission.LEAD_VIEW, Permission.LEAD_DECIDE, Permission.RECORD_FORGET
ANYONE = Open.EVERYONE
RECEIPT = "tips/receipt/<str:token>/"

urlpatterns: list[URLPattern] = [
    route("report/", public.report, name="tip_report", needs=ANYONE),
    route(RECEIPT, public.show_receipt, name="tip_receipt", needs=ANYONE, methods=GET),
    route(RECEIPT + "text", public.download_receipt, name="tip_receipt_text", needs=ANYONE, methods=GET),
    route(RECEIPT + "forget", public.forget_own, name="tip_receipt_forget", needs=ANYONE, methods=POST),
    route(RECEIPT + "steps/<slug:verb>", public.take_own_step, name="tip_own_step", needs=ANYONE, methods=POST),
    route("tips/", staff.list_tips, name="tip_list", needs=VIEW, methods=GET),
    route("tips/listings/<slug:listing>/", staff.of_listing, name="tips_of_listing", needs=VIEW, methods=GET),
    route("tips/shops/<slug:shop>/", staff.of_shop, name="tips_of_shop", needs=VIEW, methods=GET),
    route("tips/<slug:target>/", staff.show_target, name="tip_detail", needs=VIEW, methods=GET),
    route("tips/<slug:target>/answer", staff.answer, name="tip_answer", needs=DECIDE, methods=POST),
    route("tips/<slug:target>/attach", joining.attach, name="tip_attach", needs=DECIDE, methods=POST),
    route("tips/<slug:target>/detach", joining.detach, name="tip_detach", needs=DECIDE, methods=POST),
    route("tips/one/<slug:tip>/forget", staff.forget, name="tip_forget", needs=FORGET, methods=POST),
    route("tips/one/<slug:tip>/steps/<slug:verb>", staff.take_tip_step, name="tip_step", needs=DECIDE, methods=POST),
]
