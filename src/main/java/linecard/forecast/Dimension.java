package linecard.forecast;

import linecard.words.Coded;

import java.util.List;
import java.util.Locale;

/// What a forecast is cut by. The parts of each sum to the whole.
enum Dimension implements Coded {
    ALL, REP, TERRITORY, PRODUCT_LINE, ACCOUNT_GROUP;

    /// Those with parts.
    static final List<Dimension> CUTS = List.of(REP, TERRITORY, PRODUCT_LINE, ACCOUNT_GROUP);

    static Dimension of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
