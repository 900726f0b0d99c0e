import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { type Space, useSpaceWords } from "../../features/discussion/DiscussionReader.ts";
import { useArrivals } from "../../features/discussion/useArrivals.ts";
import type { DiscussionView } from "../../features/discussion/useDiscussion.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";

/** Says to screen readers who has commented while the page is open. */
export function useAnnouncedArrivals(
  space: Space,
  { threads }: DiscussionView,
  reader: string,
  directory: DirectoryView,
): void {
  const t = useSpaceWords(space);
  const { t: common } = useTranslation("common");
  const announce = useAnnounce();
  useArrivals(threads, reader, (authors) => {
    const [first] = authors;
    const name = directory.person(first)?.name ?? common("unknownPerson");
    announce(
      authors.length === 1 ? t("arrived.one", { name }) : t("arrived.several", { count: authors.length }),
    );
  });
}
