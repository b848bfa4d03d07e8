package dev.mt.image;

import org.junit.jupiter.api.Tag;

/** The image on a tailnet, on a kernel like RouterOS's, where netfilter is refused. */
@Tag("machine")
class TestImageJoinsWithoutNetfilter extends ImageOnATailnet {
    @Override
    TestingContainer.Netfilter netfilter() {
        return TestingContainer.Netfilter.REFUSED;
    }
}
