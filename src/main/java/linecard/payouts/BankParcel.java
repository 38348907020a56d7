package linecard.payouts;

import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.files.ZipParts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Several files of a bank in one ZIP, as banks hand them out: each is a message of its own.
final class BankParcel {

    static final int MOST = 100;

    private static final long ALL_BYTES = 64L << 20;

    private BankParcel() {}

    record Part(String name, byte[] content) {

        /// The same for the same file, so that a parcel sent twice is taken once.
        ///
        /// @param parcel its id, by whose time the part's is told too
        UUID id(UUID parcel) {
            return new UUID(parcel.getMostSignificantBits(),
                    UUID.nameUUIDFromBytes(content).getLeastSignificantBits());
        }

        /// When the bank wrote it; empty where it does not say so or is none of its messages.
        private String madeAt() {
            try {
                return BankReading.of(content).madeAt();
            } catch (FileRefused _) {
                return "";
            }
        }
    }

    /// What became of a part.
    ///
    /// @param refused why it was not taken; null where it was
    record Answer(String name, UUID message, @Nullable String refused) {

        boolean isTaken() {
            return refused == null;
        }
    }

    static boolean isOne(byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    /// Its files in the order in which the bank wrote them: what came back was sent before.
    ///
    /// @throws FileRefused where it cannot be opened or would grow too large
    static List<Part> open(byte[] sent) throws IOException {
        var parts = new ArrayList<Part>();
        try {
            unpack(sent, parts);
        } catch (FileRefused e) {
            throw switch (e.problem().key()) {
                case "files.broken" -> new FileRefused("payouts.message.parcel.broken");
                case "files.bomb" -> new FileRefused("payouts.message.parcel.large",
                        BankReading.MOST_BYTES >> 20, ALL_BYTES >> 20);
                default -> e;
            };
        }
        if (parts.isEmpty()) throw new FileRefused("payouts.message.parcel.none");
        record Dated(Part part, String madeAt) {}
        return parts.stream().map(part -> new Dated(part, part.madeAt()))
                .sorted(Comparator.comparing(Dated::madeAt)
                        .thenComparing(dated -> dated.part().name()))
                .map(Dated::part).toList();
    }

    private static void unpack(byte[] sent, List<Part> parts) throws IOException {
        var file = Files.createTempFile("linecard-parcel-", "");
        try {
            Files.write(file, sent);
            try (var zip = ZipParts.open(file, (bytes, _, all) ->
                    bytes <= BankReading.MOST_BYTES && all <= ALL_BYTES)) {
                for (var name : zip.names()) {
                    if (name.endsWith("/") || name.startsWith("__MACOSX/")) continue;
                    if (parts.size() == MOST) {
                        throw new FileRefused("payouts.message.parcel.many", MOST);
                    }
                    try (var in = zip.open(name)) {
                        parts.add(new Part(FileName.shown(
                                name.substring(name.lastIndexOf('/') + 1)), in.readAllBytes()));
                    }
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
