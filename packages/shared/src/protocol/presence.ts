import type { StakeholderGroup } from "./stakeholderGroups.ts";

/** Who somebody is, as the server vouches for it in every presence state under the field `user`. */
export interface PresenceIdentity {
  person: string;
  name: string;
  /** Short name of the organisation. */
  organisation: string;
  stakeholderGroup: StakeholderGroup;
}
