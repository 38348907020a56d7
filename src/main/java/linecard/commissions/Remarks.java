package linecard.commissions;

import linecard.web.Page;

import java.util.List;
import java.util.UUID;

/// How a room that builds on statements says what it knows of their lines: it offers one as a bean.
///
/// @param onLines what it knows, as far as who looks may see it
public record Remarks(OnLines onLines) {

    @FunctionalInterface
    public interface OnLines {

        /// @param positions of the lines that are shown
        List<Remark> of(Page page, UUID statement, List<Integer> positions);
    }
}
