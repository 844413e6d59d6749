"""The front door tells nobody of anything: its home page counts only what the reader may see."""

from django.urls import reverse

from tests.desk.authority.scene import Scene


def paths(_scene: Scene) -> list[str]:
    operation = reverse("operation_detail", kwargs={"operation": "list_brands"})
    names = ("home", "alive", "ready", "metrics", "api_document", "operation_list")
    return [*(reverse(name) for name in names), operation]


def hide(_scene: Scene) -> list[str]:
    return []
