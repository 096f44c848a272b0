// Why a changed contract that the suite does not notice is left.
import type { Explanation } from "../explanations.ts";

export const contractExplanations: readonly Explanation[] = [];
