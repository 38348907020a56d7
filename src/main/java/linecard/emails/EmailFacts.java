package linecard.emails;

import linecard.accounts.Account;
import linecard.contacts.Contact;
import linecard.emails.Match.Target;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All that the page of a mail shows.
///
/// @param by who handed it in; empty where the viewer may not know
/// @param proposals where it could stand
/// @param accounts of placements and proposals, of those the viewer may see, as are the contacts
/// @param isOwn whether the viewer handed it in, and so says where it stands
/// @param mayTakeOff whether the viewer may take it off an account
record EmailFacts(
        Email email, List<Attachment> files, List<Placement> placements, List<Target> proposals,
        Map<UUID, Account> accounts, Map<UUID, Contact> contacts, String by, boolean isOwn,
        boolean mayTakeOff) {}
