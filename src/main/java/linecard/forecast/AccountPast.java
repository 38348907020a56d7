package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What one account's past says beside the months of those who hold it.
record AccountPast(
        UUID account, @Nullable UUID territory, String group, Rhythm rhythm, Touch touch) {}
