"""In which language a request is answered: the address says it."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

WITHOUT_LANGUAGES = "/api/"


class LanguageMiddleware(LocaleMiddleware):
    """Django's; what is the same in all languages does not tell caches that it depends on one."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(WITHOUT_LANGUAGES):
            return response
        return super().process_response(request, response)
