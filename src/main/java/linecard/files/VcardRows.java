package linecard.files;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Telephone;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// The cards of a vCard file as rows: a column for each thing that is taken of a card. A name that
/// a card writes whole is not taken apart.
final class VcardRows implements RawRows {

    /// By the names of the fields they mean.
    static final List<String> HEADER = List.of("familyName", "givenName", "title", "account",
            "jobTitle", "phone", "phone2", "email", "email2", "language", "note", "contact");

    private final BufferedReader text;
    private final VcardTexts cards;
    private boolean isBegun;

    private VcardRows(BufferedReader text) {
        this.text = text;
        this.cards = new VcardTexts(text);
    }

    static boolean isOne(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1).replace("\0", "")
                .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s*", "");
        return text.regionMatches(true, 0, "BEGIN:VCARD", 0, 11);
    }

    static Sheet open(Path file, byte[] start, ReadAs as) throws IOException {
        var charset = TextEncoding.of(file, start, as.charset());
        var text = new BufferedReader(TextEncoding.open(file, charset));
        return Sheet.of(new VcardRows(text), Detected.vcard(charset), as.maxRows());
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!isBegun) {
            isBegun = true;
            return Row.of(0, HEADER);
        }
        var found = cards.next();
        if (found == null) return null;
        var row = new Row(found.line(), blank(), found.problem());
        return found.problem().isPresent() ? row : read(found);
    }

    private static List<String> blank() {
        return HEADER.stream().map(_ -> "").toList();
    }

    private static Row read(VcardTexts.Found found) throws IOException {
        try (var reader = new VCardReader(found.text())) {
            var card = reader.readNext();
            if (card == null) {
                return Row.of(found.line(), blank()).with(Problem.of("files.card-broken"));
            }
            return Row.of(found.line(), cells(card));
        }
    }

    private static List<String> cells(VCard card) {
        var name = card.getStructuredName();
        var full = card.getFormattedName() == null ? "" : card.getFormattedName().getValue();
        boolean isApart = name != null && name.getFamily() != null && !name.getFamily().isBlank();
        var phones = at(card.getTelephoneNumbers().stream().map(VcardRows::number));
        var emails = at(card.getEmails().stream().map(email -> email.getValue()));
        return Stream.of(
                isApart ? name.getFamily() : full,
                isApart ? name.getGiven() : "",
                isApart ? String.join(" ", name.getPrefixes()) : "",
                card.getOrganization() == null ? ""
                        : at(card.getOrganization().getValues().stream()).getFirst(),
                at(card.getTitles().stream().map(title -> title.getValue())).getFirst(),
                phones.get(0), phones.get(1), emails.get(0), emails.get(1),
                at(card.getLanguages().stream().map(one -> one.getValue())).getFirst(),
                at(card.getNotes().stream().map(one -> one.getValue())).getFirst(),
                card.getUid() == null ? "" : card.getUid().getValue())
                .map(text -> text == null ? "" : text.strip())
                .toList();
    }

    /// The first two that say something; empty where there are fewer.
    private static List<String> at(Stream<? extends @Nullable String> values) {
        return Stream.concat(
                values.filter(Objects::nonNull).filter(text -> !text.isBlank()).limit(2),
                Stream.of("", "")).limit(2).toList();
    }

    private static @Nullable String number(Telephone phone) {
        if (phone.getText() != null) return phone.getText();
        return phone.getUri() == null ? null
                : phone.getUri().toString().replaceFirst("(?i)^tel:", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
