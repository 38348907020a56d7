package linecard.sales;

import org.jspecify.annotations.Nullable;

/// What a share of one line comes to.
///
/// @param costMinor null where the line's cost is not known
record Credit(Share share, long netMinor, @Nullable Long costMinor, long quantityMilli) {

    Sum sum() {
        return new Sum(
                netMinor, Math.min(netMinor, 0), costMinor == null ? 0 : costMinor, quantityMilli);
    }
}
