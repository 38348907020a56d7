package linecard.payouts;

import java.util.List;

/// What a bank says of payments in one file.
///
/// @param number that the bank gave it
/// @param madeAt when, as the bank wrote it
/// @param told in the order of the file; what is said of other things is not among it
/// @param others how many other things it speaks of
record BankMessage(Kind kind, String number, String madeAt, List<BankNews> told, int others) {

    enum Kind {

        /// The answer to an order, pain.002: what the bank makes of it.
        STATUS("pain.002"),
        /// The note of an entry on the account, camt.054: what left it, and what came back.
        NOTE("camt.054"),
        /// All entries on an account of a day or more, camt.053: those of notes among them.
        BANK_STATEMENT("camt.053");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// As ISO 20022 calls it.
        String code() {
            return code;
        }

        static Kind of(String code) {
            for (var kind : values()) if (kind.code.equals(code)) return kind;
            throw new IllegalArgumentException(code);
        }
    }
}
