package linecard.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpaceTest {

    @TempDir Path temporary;

    @Test
    void under_a_tenth_no_import_begins_and_under_a_twentieth_nothing_changes() throws Exception {
        try (var disk = SmallDisk.of(temporary.resolve("disk"), 20)) {
            var space = new Space(disk.folder().resolve("home not made yet"));
            assertThat(space.left().percent()).isGreaterThan(90);
            space.requireForImport();

            disk.fillTo(8);
            assertThat(space.left().isLow()).isTrue();
            assertThat(space.left().isShort()).isFalse();
            assertThatExceptionOfType(NoSpace.class).isThrownBy(space::requireForImport)
                    .matches(NoSpace::isForImport);
            space.requireForChange();

            disk.fillTo(4);
            assertThatExceptionOfType(NoSpace.class).isThrownBy(space::requireForChange)
                    .matches(refused -> !refused.isForImport());

            disk.empty();
            space.requireForChange();
        }
    }

    @Test
    void a_big_disk_with_many_gigabytes_left_is_never_short() {
        assertThat(new Space.Left(40L << 30, 2L << 40).isLow()).isFalse();
        assertThat(new Space.Left(4L << 30, 2L << 40).isShort()).isTrue();
    }
}
