package linecard.moving;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.files.FileName;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// Takes what is sent: keeps it as it came, and has it tried.
@Component
class Sending {

    /// So many files are taken at once; what is more goes into a ZIP.
    static final int MOST = 50;

    private final Moves moves;
    private final MoveFiles files;

    Sending(Moves moves, MoveFiles files) {
        this.moves = moves;
        this.files = files;
    }

    @Transactional(rollbackFor = IOException.class)
    UUID take(Viewer viewer, List<MultipartFile> sent) throws IOException {
        return take(viewer, sent.stream()
                .map(file -> String.valueOf(file.getOriginalFilename())).toList(), sent);
    }

    /// @param names what they are called
    /// @return the move
    @Transactional(rollbackFor = IOException.class)
    UUID take(Viewer viewer, List<String> names, List<? extends InputStreamSource> sent)
            throws IOException {
        var id = Ids.fresh();
        moves.add(viewer, id, names.stream().map(FileName::shown).toList());
        for (int i = 0; i < sent.size(); i++) {
            try (var in = sent.get(i).getInputStream()) {
                files.keep(viewer, id, i, in);
            }
        }
        return id;
    }
}
