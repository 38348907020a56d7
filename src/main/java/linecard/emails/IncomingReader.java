package linecard.emails;

import linecard.emails.Incoming.Piece;
import linecard.files.Enclosed;
import linecard.files.FileName;
import linecard.files.Kept;
import linecard.packing.Sha256;
import linecard.words.ReadingException;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a mail (RFC 5322 and MIME) from beginning to end, once, in bounded memory. What is wrong
/// in it ends the reading there, and what was read until then is taken; only what has no head of a
/// mail, or too much of one, is refused.
final class IncomingReader {

    static final int MOST_BYTES = 25 << 20;

    private static final int TEXT_BYTES = 2 << 20;
    private static final int MOST_TEXTS = 50;

    /// As much as is taken apart in a second.
    private static final int HTML_CHARS = 300_000;
    private static final int MOST_PIECES = 100;
    private static final long KEPT_BYTES = 15 << 20;

    private static final MimeConfig BOUNDS = new MimeConfig.Builder()
            .setMaxLineLen(-1).setMaxContentLen(-1)
            .setMaxHeaderCount(2_000).setMaxHeaderLen(1 << 20)
            .setMaxTotalHeaderCount(20_000).setMaxTotalHeaderLen(4 << 20)
            .setMaxPartCount(1_000).setMaxNestingDepth(30)
            .build();

    private final MimeTokenStream stream =
            new MimeTokenStream(BOUNDS, DecodeMonitor.SILENT, null);
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> forwarded = new ArrayList<>();
    private @Nullable Head head;
    private boolean isInner;
    private boolean isCut;
    private boolean isBroken;
    private int texts;
    private long kept;

    private IncomingReader() {}

    /// @throws ReadingException with the reason, where it is no mail that can be taken
    static Incoming read(InputStream in, Instant now) throws IOException {
        var reader = new IncomingReader();
        reader.walk(new Bounded(in));
        return reader.whole(now);
    }

    private void walk(InputStream in) throws IOException {
        stream.parse(in);
        try {
            for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM;
                    state = stream.next()) {
                step(state);
            }
        } catch (MimeException | MimeIOException e) {
            if (head == null) throw new ReadingException("emails.no.head");
            isBroken = true;
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void step(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE -> isInner = true;
            case T_START_BODYPART -> isInner = false;
            case T_START_HEADER -> fields.clear();
            case T_FIELD -> fields.add(stream.getField());
            case T_END_HEADER -> headEnded();
            case T_BODY -> body();
            default -> { }
        }
    }

    /// The first head is the mail's own; others of whole mails are of those it hands on.
    private void headEnded() {
        if (head == null) {
            head = Head.of(fields);
        } else if (isInner && forwarded.size() < 20) {
            var inner = Head.of(fields);
            for (var name : List.of("from", "to", "cc")) {
                inner.parties(name).stream().limit(5).forEach(one -> forwarded.add(one.address()));
            }
        }
        isInner = false;
    }

    private void body() throws IOException {
        var type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        var name = name();
        boolean isAttached = isAttached();
        boolean isText = type.equals("text/plain") || type.equals("text/html");
        if (isText && !isAttached && name.isEmpty()) {
            text(type.equals("text/html") ? html : plain);
        } else if (isAttached || !isDressing(type)) {
            piece(name.isEmpty() ? type.replace('/', '.') : name);
        }
    }

    private void text(StringBuilder to) throws IOException {
        if (++texts > MOST_TEXTS) return;
        var bytes = stream.getDecodedInputStream().readNBytes(TEXT_BYTES + 1);
        if (bytes.length > TEXT_BYTES) isCut = true;
        var told = stream.getBodyDescriptor().getCharset();
        boolean isPlainest = told == null || told.equalsIgnoreCase("us-ascii");
        var said = PlainText.decoded(bytes, isPlainest ? "" : told);
        if (to.length() < TEXT_BYTES) to.append(to.isEmpty() ? "" : "\n\n").append(said);
    }

    /// Pictures within the text, and signatures for programs: they are not files to people.
    private boolean isDressing(String type) {
        return type.startsWith("image/") && field("content-id").isPresent()
                || type.endsWith("-signature");
    }

    private void piece(String name) throws IOException {
        if (pieces.size() == MOST_PIECES) return;
        var in = stream.getDecodedInputStream();
        var content = in.readNBytes(Enclosed.MOST_BYTES + 1);
        long size = content.length + in.transferTo(OutputStream.nullOutputStream());
        boolean fits = size <= Enclosed.MOST_BYTES && kept + size <= KEPT_BYTES;
        if (fits) kept += size;
        pieces.add(new Piece(FileName.shown(name), size, fits ? content : null));
    }

    private Optional<Field> field(String name) {
        return fields.stream().filter(one -> one.getName().equalsIgnoreCase(name)).findFirst();
    }

    private boolean isAttached() {
        return field("content-disposition").map(one -> ContentDispositionFieldLenientImpl.PARSER
                .parse(one, DecodeMonitor.SILENT).isAttachment()).orElse(false);
    }

    /// Of the file; empty where it has none.
    private String name() {
        var name = field("content-disposition").map(one -> ContentDispositionFieldLenientImpl
                .PARSER.parse(one, DecodeMonitor.SILENT).getFilename())
                .or(() -> field("content-type").map(one -> ContentTypeFieldLenientImpl.PARSER
                        .parse(one, DecodeMonitor.SILENT).getParameter("name")));
        return name.orElse("").strip();
    }

    private Incoming whole(Instant now) {
        if (head == null || !head.isMail()) throw new ReadingException("emails.no.mail");
        if (head.isGoingRound()) throw new ReadingException("emails.no.round");
        var text = PlainText.lines(said());
        var shown = text.length() <= PlainText.MOST_CHARS ? text
                : Kept.cut(text, PlainText.MOST_CHARS);
        var from = head.parties("from").stream().findFirst().orElse(new Party("", ""));
        var to = new ArrayList<>(head.parties("to"));
        to.addAll(head.parties("cc"));
        var sent = head.sentAt(now);
        forwarded.addAll(Forwarding.addresses(shown));
        return new Incoming(from, to, key(head, shown), head.subject(), sent == null ? now : sent,
                shown, isCut || shown.length() < text.length(), head.isAutomatic(), isBroken,
                forwarded.stream().distinct().limit(40).toList(), pieces);
    }

    /// Of a text that is there both ways, the plain one.
    private String said() {
        if (!plain.toString().isBlank()) return plain.toString();
        if (html.length() > HTML_CHARS) isCut = true;
        return PlainText.ofHtml(html.substring(0, Math.min(HTML_CHARS, html.length())));
    }

    /// The Message-ID; where there is none that can be kept, a hash of what the mail says.
    private static String key(Head head, String text) {
        var id = PlainText.line(head.first("message-id"), 1_000);
        if (id.length() > 2 && id.length() <= 250) return id;
        return "sha256:" + Sha256.hex(String.join("\n", id, head.first("from"),
                head.first("date"), head.first("subject"), text));
    }

    /// Refuses what is larger than any mail that is taken.
    private static final class Bounded extends FilterInputStream {

        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) count(1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            if (got > 0) count(got);
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > MOST_BYTES) throw new ReadingException("emails.no.large", MOST_BYTES >> 20);
        }
    }
}
