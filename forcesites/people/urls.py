"""Addresses under `/admin/`, before Wagtail's own: one way in, and the register of people."""

from __future__ import annotations

from allauth.account.views import AccountInactiveView, LogoutView
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import EditWebAuthnView, ListWebAuthnView
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from forcesites.people import register
from forcesites.people.first_password import FirstPasswordView
from forcesites.people.identity import views as identity
from forcesites.people.setting_up import AddKeyView, RemoveKeyView, SetUpAppView
from forcesites.people.signing_in import CodeAgain, CodeView, KeyAgainView, PasswordAgainView, SignInView

urlpatterns = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("login/code/", CodeView.as_view(), name="mfa_authenticate"),
    path("login/inactive/", AccountInactiveView.as_view(), name="account_inactive"),
    path("logout/", require_POST(LogoutView.as_view()), name="account_logout"),
    path("login/again/", PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("login/again/code/", CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("login/again/key/", KeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("login/password/<uidb64>/<token>/", FirstPasswordView.as_view(), name="first_password"),
    path("login/with/<slug:force>/", identity.begin, name="identity_begin"),
    path("login/with/<slug:force>/back/", identity.come_back, name="identity_back"),
    path("second-factor/", IndexView.as_view(), name="mfa_index"),
    path("second-factor/app/", never_cache(SetUpAppView.as_view()), name="mfa_activate_totp"),
    path("second-factor/app/remove/", DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path("second-factor/recovery-codes/", never_cache(ViewRecoveryCodesView.as_view()), name="mfa_view_recovery_codes"),
    path("second-factor/recovery-codes/new/", GenerateRecoveryCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("second-factor/keys/", ListWebAuthnView.as_view(), name="mfa_list_webauthn"),
    path("second-factor/keys/add/", never_cache(AddKeyView.as_view()), name="mfa_add_webauthn"),
    path("second-factor/keys/<int:pk>/", EditWebAuthnView.as_view(), name="mfa_edit_webauthn"),
    path("second-factor/keys/<int:pk>/remove/", RemoveKeyView.as_view(), name="mfa_remove_webauthn"),
    path("people/", register.register, name="people_register"),
    path("people/access-review.csv", register.register_csv, name="people_csv"),
    path("people/new/", register.new_person, name="people_new"),
    path("people/<int:person_id>/", register.person, name="people_person"),
    path("people/<int:person_id>/<slug:verb>/", register.do_to_person, name="people_do"),
]
