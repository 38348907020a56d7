package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// As whom PostgreSQL runs, since it refuses to run as root.
///
/// An ordinary user runs it as itself. Root runs it in a user namespace without any mapping:
/// inside, PostgreSQL sees itself and its files as belonging to nobody, outside both belong to
/// root but without a single one of root's rights. Where the machine refuses that, it runs as
/// nobody outright and the files are nobody's; one right remains, that of passing root's closed
/// folders (access(2) heeds it only with the secure bit).
///
/// @param prefix what stands before every command
/// @param ownsFiles user id to which data and log must belong; -1 where nothing has to be done
record EmbeddedUser(List<String> prefix, int ownsFiles) {

    private static final int NOBODY = 65534;
    private static final boolean ROOT = EmbeddedFolder.ME.equals("root");

    private static final EmbeddedUser MYSELF = new EmbeddedUser(List.of(), -1);
    private static final EmbeddedUser NAMESPACE = new EmbeddedUser(List.of("unshare", "-U"), 0);
    static final EmbeddedUser UNPRIVILEGED = new EmbeddedUser(List.of("setpriv",
            "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups",
            "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override",
            "--securebits=+no_setuid_fixup"), NOBODY);

    /// @throws ServerRefused where PostgreSQL runs in none of the ways
    static EmbeddedUser of(EmbeddedBinaries binaries) throws IOException {
        var ways = ROOT ? List.of(NAMESPACE, UNPRIVILEGED) : List.of(MYSELF);
        for (var way : ways) if (way.canRun(binaries)) return way;
        throw new ServerRefused(ROOT
                ? "PostgreSQL does not run as root, and neither unshare nor setpriv could start it"
                        + " from " + binaries.folder() + "; start Linecard as an ordinary user."
                : "PostgreSQL does not run from " + binaries.folder() + "; delete that folder, it"
                        + " will be unpacked anew, and see that its disk allows programs.");
    }

    /// Makes data, log and archive its own, where root ran the server in another way before.
    void takeOver(EmbeddedFolder folder) throws IOException {
        Files.createDirectories(folder.log());
        own(folder.log());
        if (Files.exists(folder.data())) own(folder.data());
        if (Files.exists(folder.archive())) own(folder.archive().toRealPath());
    }

    Process start(EmbeddedFolder folder, List<String> command, ProcessBuilder.Redirect output)
            throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .directory(folder.home().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    /// The folder itself last: as long as it is another's, an interrupted change starts over.
    private void own(Path folder) throws IOException {
        if (ownsFiles < 0 || Files.getAttribute(folder, "unix:uid").equals(ownsFiles)) return;
        for (var path : EmbeddedFolder.childrenFirst(folder)) {
            Files.setAttribute(path, "unix:uid", ownsFiles, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", ownsFiles, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private boolean canRun(EmbeddedBinaries binaries) {
        try {
            var folder = new EmbeddedFolder(binaries.folder());
            return start(folder, List.of(binaries.program("postgres"), "--version"),
                    ProcessBuilder.Redirect.DISCARD).waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new ServerRefused("Interrupted while starting PostgreSQL.", e);
        }
    }
}
