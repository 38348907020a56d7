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
/// @param accounts of placings and proposals, of those the viewer may see, as are the contacts
/// @param mayPlace whether the viewer may say where it stands
/// @param isOwn whether the viewer handed it in
record EmailFacts(
        Email email, List<Attachment> files, List<Placing> placings, List<Target> proposals,
        Map<UUID, Account> accounts, Map<UUID, Contact> contacts, String by, boolean mayPlace,
        boolean isOwn) {}
