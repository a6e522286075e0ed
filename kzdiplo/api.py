"""Every resource of the API, on one screen."""

from rest_framework.routers import DefaultRouter

router = DefaultRouter()

urlpatterns = router.urls
