package linecard.emails;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ContentUtil;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands above a mail: who wrote it to whom, when and about what (RFC 5322, 3.6).
///
/// @param fields what each field says, by its name in small letters, in the order they stand
record Head(Map<String, List<String>> fields) {

    static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}.-]{1,189}");

    /// A mail that was handed on more often goes round in a circle (RFC 5321, 6.3).
    static final int MOST_HOPS = 50;

    private static final int ADDRESS_CHARS = 254;
    private static final int NAME_CHARS = 200;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Set<String> HEAPS = Set.of("bulk", "junk", "list", "auto_reply");

    static Head of(List<Field> fields) {
        var all = new HashMap<String, List<String>>();
        for (var field : fields) {
            all.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(value(field));
        }
        return new Head(all);
    }

    /// Letters that a sender wrote as they are, against the older rule, are read too.
    private static String value(Field field) {
        var raw = PlainText.decoded(field.getRaw().toByteArray(), "");
        return raw.substring(raw.indexOf(':') + 1).replaceAll("\\r?\\n[ \\t]?", " ").strip();
    }

    /// The field of that name; empty where there is none.
    String first(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /// Whether this is the head of a mail at all.
    boolean isMail() {
        return List.of("from", "sender", "date", "message-id", "received").stream()
                .anyMatch(fields::containsKey);
    }

    String subject() {
        return PlainText.line(unpacked(first("subject")), 300);
    }

    private static String unpacked(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /// The people of a field; what is no address is left out.
    List<Party> parties(String name) {
        var parties = new ArrayList<Party>();
        for (var value : fields.getOrDefault(name, List.of())) {
            var bytes = ContentUtil.encode(StandardCharsets.UTF_8, value);
            var all = LenientAddressParser.DEFAULT.parseAddressList(
                    bytes, new ParserCursor(0, bytes.length()));
            for (Mailbox one : all.flatten()) party(one).ifPresent(parties::add);
        }
        return parties;
    }

    private static Optional<Party> party(Mailbox one) {
        var address = one.getAddress() == null ? "" : one.getAddress().strip();
        if (address.length() > ADDRESS_CHARS || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        var called = one.getName() == null ? "" : PlainText.line(one.getName(), NAME_CHARS);
        return Optional.of(new Party(called, address.toLowerCase(Locale.ROOT)));
    }

    /// When it was written; null where the mail does not say, or says what cannot be.
    @Nullable Instant sentAt(Instant now) {
        var date = DateTimeFieldLenientImpl.PARSER.parse(
                new RawField("Date", first("date")), DecodeMonitor.SILENT).getDate();
        if (date == null) return null;
        var at = date.toInstant();
        return at.isBefore(FIRST) || at.isAfter(now.plus(Duration.ofDays(1))) ? null : at;
    }

    /// Whether a program wrote it by itself (RFC 3834), or to a list: nobody answers it, and it
    /// tells of nobody in particular.
    boolean isAutomatic() {
        var submitted = first("auto-submitted").toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || HEAPS.contains(first("precedence").toLowerCase(Locale.ROOT))
                || fields.containsKey("list-id") || fields.containsKey("list-unsubscribe")
                || fields.containsKey("x-autoreply") || fields.containsKey("x-autorespond")
                || first("return-path").equals("<>")
                || first("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report")
                || parties("from").stream()
                        .anyMatch(from -> from.address().startsWith("mailer-daemon@"));
    }

    boolean isGoingRound() {
        return fields.getOrDefault("received", List.of()).size() > MOST_HOPS;
    }
}
