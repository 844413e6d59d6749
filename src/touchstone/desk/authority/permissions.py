"""What can be permitted: one row per act, with the sentence that people read about it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """A noun and a verb; written in API keys and in the record."""

    OWN_ACCOUNT = "account.use"
    DESK_ENTER = "desk.enter"
    ORGANISATION_VIEW = "organisation.view"
    ORGANISATION_EDIT = "organisation.edit"
    MEMBER_VIEW = "member.view"
    MEMBER_MANAGE = "member.manage"
    MEMBER_SECURE = "member.secure"
    KEY_MANAGE = "key.manage"
    ACCESS_VIEW = "access.view"
    ACCESS_REVIEW = "access.review"
    ACCESS_CONFIRM = "access.confirm"
    RECORD_VIEW = "record.view"
    RECORD_FORGET = "record.forget"
    LEDGER_VIEW = "ledger.view"
    INBOX_USE = "inbox.use"
    ENDPOINT_VIEW = "endpoint.view"
    ENDPOINT_MANAGE = "endpoint.manage"
    DELIVERY_VIEW = "delivery.view"
    DELIVERY_REPLAY = "delivery.replay"
    EVIDENCE_VIEW = "evidence.view"
    EVIDENCE_ADD = "evidence.add"
    DOSSIER_VIEW = "dossier.view"
    DOSSIER_EDIT = "dossier.edit"
    DOSSIER_MERGE = "dossier.merge"
    DOSSIER_SHARE = "dossier.share"
    DOSSIER_IMPORT = "dossier.import"
    REFERENCE_VIEW = "reference.view"
    REFERENCE_EDIT = "reference.edit"
    MEASURE_VIEW = "measure.view"
    MEASURE_DECIDE = "measure.decide"
    APPEAL_FILE = "appeal.file"
    APPEAL_DECIDE = "appeal.decide"
    CODE_ADOPT = "code.adopt"
    ORDER_VIEW = "order.view"
    ORDER_CONFIRM = "order.confirm"
    LEAD_VIEW = "lead.view"
    LEAD_DECIDE = "lead.decide"
    LEAD_SETTLE = "lead.settle"
    RULESET_VIEW = "ruleset.view"
    RULESET_EDIT = "ruleset.edit"
    RULESET_RELEASE = "ruleset.release"
    NODE_OPERATE = "node.operate"


MEANINGS: dict[Permission, Promise] = {
    Permission.OWN_ACCOUNT: _("use and change their own account"),
    Permission.DESK_ENTER: _("enter the desk"),
    Permission.ORGANISATION_VIEW: _("see an organisation"),
    Permission.ORGANISATION_EDIT: _("change the details of an organisation"),
    Permission.MEMBER_VIEW: _("see the members of an organisation"),
    Permission.MEMBER_MANAGE: _("invite members, give and take roles, end memberships"),
    Permission.MEMBER_SECURE: _("end the sessions of a member and remove a lost second factor"),
    Permission.KEY_MANAGE: _("make and revoke API keys"),
    Permission.ACCESS_VIEW: _("see access requests"),
    Permission.ACCESS_REVIEW: _("review access requests of new organisations"),
    Permission.ACCESS_CONFIRM: _("confirm the admission of an organisation as the second person"),
    Permission.RECORD_VIEW: _("read and search the record"),
    Permission.RECORD_FORGET: _("have the personal particulars of events forgotten"),
    Permission.LEDGER_VIEW: _("see the heads of the ledger, export and verify it"),
    Permission.INBOX_USE: _("read their own inbox"),
    Permission.ENDPOINT_VIEW: _("see webhook endpoints"),
    Permission.ENDPOINT_MANAGE: _("add, change and remove webhook endpoints"),
    Permission.DELIVERY_VIEW: _("see what was delivered and what failed"),
    Permission.DELIVERY_REPLAY: _("send failed deliveries again"),
    Permission.EVIDENCE_VIEW: _("see and download evidence files"),
    Permission.EVIDENCE_ADD: _("add evidence files"),
    Permission.DOSSIER_VIEW: _("see dossiers of sellers, shops and listings"),
    Permission.DOSSIER_EDIT: _("write dossiers of sellers, shops and listings"),
    Permission.DOSSIER_MERGE: _("merge and split dossiers"),
    Permission.DOSSIER_SHARE: _("share dossiers with another organisation"),
    Permission.DOSSIER_IMPORT: _("import dossiers from files and from screening"),
    Permission.REFERENCE_VIEW: _("see brands, rights and products"),
    Permission.REFERENCE_EDIT: _("write brands, rights and products"),
    Permission.MEASURE_VIEW: _("see breaches, penalty points and measures"),
    Permission.MEASURE_DECIDE: _("establish breaches and decide the measures that follow"),
    Permission.APPEAL_FILE: _("appeal against a breach that was established"),
    Permission.APPEAL_DECIDE: _("decide appeals against breaches"),
    Permission.CODE_ADOPT: _("propose and confirm which penalty code applies"),
    Permission.ORDER_VIEW: _("see the orders that measures send to the platform"),
    Permission.ORDER_CONFIRM: _("say that orders to the platform were carried out or failed, and send them again"),
    Permission.LEAD_VIEW: _("see leads and what was decided on them"),
    Permission.LEAD_DECIDE: _("claim and decide leads"),
    Permission.LEAD_SETTLE: _("see how reviewers agree, and settle where they differ"),
    Permission.RULESET_VIEW: _("see rulesets, their backtests and shadow runs"),
    Permission.RULESET_EDIT: _("write draft rulesets, backtest them and run them in shadow"),
    Permission.RULESET_RELEASE: _("propose and confirm which ruleset is live"),
    Permission.NODE_OPERATE: _("operate the node: settings, health, back-up"),
}
