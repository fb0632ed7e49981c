"""The private store of every upload. An app that takes files uses three things from here.

1. A field of its form: `UploadField()` from `portal.files.forms`; its cleaned value is an `Upload` that passed every
   check, or None. Give the form to a page that is an `UploadPage` (`portal.files.pages`): it works without
   JavaScript, and shows how far an upload has come with it.
2. In its service, inside its transaction: `portal.files.services.store(upload=…, actor=…, at=…)` gives a `StoredFile`.
   Point at it by a row of your own made from `portal.files.models.FileLink` (abstract: `file`, PROTECT).
3. In `ready()`: `portal.files.access.register(lambda user: MyLink.objects.visible_to(user).values("file"))`. Whoever
   sees a row of yours may fetch its file; nobody else learns that it exists. `StoredFile.objects.visible_to(user)`
   is the sum of these, and `stored.get_absolute_url()` is the only address of a file.

What a person may fetch is `stored.available`; `stored.state_words` says why not.
"""
