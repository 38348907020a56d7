package linecard.folders;

import linecard.files.Enclosed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A file kept at an account, or at one of its opportunities.
///
/// @param opportunity null for one of the account itself
/// @param by who added it, as they were called then
/// @param mayRemove whether the viewer may take it away
record Filed(
        UUID id, UUID account, @Nullable UUID opportunity, String name, Enclosed.Kind kind,
        int bytes, Instant at, String by, boolean mayRemove, int version) {

    /// So many an account has at most, those of its opportunities included.
    static final int MOST = 500;
}
