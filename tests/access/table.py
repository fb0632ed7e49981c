"""What each persona meets at every address: GET, then POST with nothing in it. Read by eye before it is changed.

2 shown · 3 sent on · L sent to sign in · M sent to the second factor · 4 not there · 5 wrong verb · F refused
"""

# Columns: anonymous, owner, editor, viewer, stranger, officer, officer who belongs to the company, assessor,
# reviewer, decider, operator, observer, administrator, officer who has not shown a second factor.
TABLE = """
ui:front                                   2222222222222M 5555555555555M
ui:home                                    L222222222222M L555555555555M
ui:language                                55555555555555 33333333333333
ui:help                                    22222222222222 55555555555555
ui:accessibility                           22222222222222 55555555555555
ui:privacy                                 22222222222222 55555555555555
ui:source                                  2222222222222M 5555555555555M
ui:site_map                                2222222222222M 5555555555555M
ui:favicon                                 3333333333333M 3333333333333M
ui:livez                                   22222222222222 55555555555555
ui:readyz                                  22222222222222 55555555555555
ui:robots                                  2222222222222M 5555555555555M
ui:security_txt                            2222222222222M 5555555555555M
pipeline                                   2222222222222M 5555555555555M
accounts:profile                           L222222222222M L222222222222M
accounts:end_session                       L555555555555M L333333333333M
usersessions_list                          L222222222222M L555555555555M
account_login                              2333333333333M 2333333333333M
account_logout                             32222222222222 33333333333333
account_inactive                           2222222222222M 5555555555555M
account_signup                             2333333333333M 2333333333333M
account_reauthenticate                     L2222222222222 L2222222222222
account_email                              L222222222222M L333333333333M
account_email_verification_sent            2222222222222M 5555555555555M
account_change_password                    L222222222222M L222222222222M
account_set_password                       L333333333333M L333333333333M
account_reset_password                     2222222222222M 2222222222222M
account_confirm_login_code                 L333333333333M L333333333333M
account_reset_password_from_key_done       2222222222222M 5555555555555M
account_reset_password_done                2222222222222M 5555555555555M
mfa_index                                  L2222222222222 L5555555555555
mfa_authenticate                           L333333333333M L333333333333M
mfa_reauthenticate                         L3333333333333 L3333333333333
mfa_activate_totp                          L3333222222223 L3333222222223
mfa_deactivate_totp                        L444444444444M L444444444444M
mfa_view_recovery_codes                    L444444444444M L555555555555M
mfa_generate_recovery_codes                L333322222222M L333322222222M
mfa_download_recovery_codes                L444444444444M L444444444444M
mfa_list_webauthn                          L222222222222M L555555555555M
mfa_add_webauthn                           L3333222222223 L3333222222223
mfa_reauthenticate_webauthn                L3333333333333 L3333333333333
mfa_login_webauthn                         L333333333333M L333333333333M
socialaccount_login_cancelled              2222222222222M 5555555555555M
socialaccount_login_error                  LLLLLLLLLLLLLM L555555555555M
socialaccount_signup                       LLLLLLLLLLLLLM LLLLLLLLLLLLLM
socialaccount_connections                  L222222222222M L222222222222M
notifications:inbox                        L222222222222M L555555555555M
notifications:read_all                     L555555555555M L333333333333M
notifications:preferences                  L222222222222M L333333333333M
companies:list                             L222322222222M L555555555555M
companies:register                         L222222222222M L222222222222M
companies:queue                            L444422444444M L444455444444M
applications:modes                         2222222222222M 5555555555555M
applications:list                          L222222222222M L555555555555M
allocations:queue                          L444442444244M L444445444544M
reviews:queue                              L444422222444M L444455555444M
reviews:files                              L444422222444M L444455555444M
api:openapi-json                           2222222222222M 2222222222222M
api:openapi-view                           2222222222222M 2222222222222M
api:api-root                               4444444444444M 4444444444444M
api:post_sme_check                         5555555555555M bbbbbbbbbbbbbM
api:post_de_minimis_check                  5555555555555M bbbbbbbbbbbbbM
api:post_estimate                          5555555555555M bbbbbbbbbbbbbM
mfa_remove_webauthn                        L333344444444M L333344444444M
mfa_edit_webauthn                          L333344444444M L333344444444M
account_confirm_email                      2222222222222M 4444444444444M
account_reset_password_from_key            2222222222222M 2222222222222M
openid_connect_login                       4444444444444M 5555555555555M
openid_connect_callback                    4444444444444M 5555555555555M
notifications:unsubscribe                  2222222222222M 2222222222222M
notifications:open                         L244444444444M L555555555555M
files:download                             L444444444444M L555555555555M
companies:join                             L444444444444M L444444444444M
companies:answer_join                      L244444444444M L244444444444M
companies:verify                           L444424442444M L444454445444M
companies:detail                           L222432443444M L555455445444M
companies:details                          L224444444444M L224444444444M
companies:figures                          L224444444444M L224444444444M
companies:members                          L222442444444M L555445444444M
companies:send                             L244444444444M L244444444444M
companies:move                             L444424444444M L444424444444M
applications:mode                          2222222222222M 5555555555555M
applications:start                         L222222222222M L222222222222M
applications:detail                        L222432443444M L555455445444M
applications:tasks                         L224444444444M L554444444444M
applications:section                       L224444444444M L224444444444M
applications:autosave                      L554444444444M L224444444444M
applications:check                         L224444444444M L224444444444M
applications:confirmation                  L222422442444M L555455445444M
applications:answer                        L224444444444M L224444444444M
applications:version                       L222422442444M L555455445444M
applications:version_file                  L222422442444M L555455445444M
applications:accept                        L333333333333M L333333333333M
applications:move                          L244444444444M L244444444444M
allocations:offer                          L222422242444M L222422242444M
allocations:detail                         L222422444244M L555455444544M
allocations:provision                      L444444444244M L444444444244M
allocations:move                           L444424444244M L444424444244M
reviews:move_decision                      L444444442444M L444444442444M
reviews:file                               L444424442444M L444454445444M
reviews:step                               L444424444444M L444424444444M
reviews:ask                                L444424444444M L444424444444M
reviews:decide                             L444424444444M L444424444444M
reviews:confirm                            L444444442444M L444444442444M
reviews:move                               L444424444444M L444424444444M
"""


EXPECTED = {name: (get, post) for name, get, post in (line.split() for line in TABLE.strip().splitlines())}
