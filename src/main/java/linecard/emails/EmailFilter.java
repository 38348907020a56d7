package linecard.emails;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Which mails a list shows.
///
/// @param waiting the viewer's own alone that stand at no account
/// @param account null for any
/// @param contact null for any
/// @param text a part of the subject, or of the sender's name or address; empty for any
record EmailFilter(
        boolean waiting, @Nullable UUID account, @Nullable UUID contact, String text) {

    static final EmailFilter WAITING = new EmailFilter(true, null, null, "");
}
