package linecard.emails;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A mail as it was read, before it is anybody's.
///
/// @param to to whom it was written, copies as well
/// @param key its Message-ID, or what stands for one
/// @param isCut whether it says more than is kept
/// @param isAutomatic whether a program wrote it by itself, or to a list
/// @param isBroken whether some of it could not be read
/// @param forwarded addresses in the heads of mails that it hands on
record Incoming(
        Party from, List<Party> to, String key, String subject, Instant sentAt, String text,
        boolean isCut, boolean isAutomatic, boolean isBroken, List<String> forwarded,
        List<Piece> pieces) {

    /// So many are kept of the recipients, as they are shown, and of all addresses.
    static final int MOST_SHOWN = 50;
    static final int MOST_ADDRESSES = 200;

    /// A file that came with it.
    ///
    /// @param content null where it is too large to be kept
    record Piece(String name, long size, byte @Nullable [] content) {}

    /// The same, known to be written by a program.
    Incoming automatic() {
        return new Incoming(from, to, key, subject, sentAt, text, isCut, true, isBroken, forwarded,
                pieces);
    }

    /// By whom it is about somebody, in the order in which they are looked for: its own head, then
    /// those that it hands on.
    List<List<String>> circles() {
        var own = new LinkedHashSet<String>();
        if (!from.address().isEmpty()) own.add(from.address());
        for (var party : to) own.add(party.address());
        return List.of(own.stream().limit(MOST_ADDRESSES - forwarded.size()).toList(), forwarded);
    }

    List<String> addresses() {
        var all = new LinkedHashSet<String>();
        circles().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    List<String> recipients() {
        return to.stream().limit(MOST_SHOWN).map(Party::shown).toList();
    }
}
