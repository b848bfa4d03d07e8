// Loaded into Renovate before its own code (node --import): lets it write down the branches that it would make, which it
// knows in a dry run as well, but does not print. What decides is all Renovate's.
import { registerHooks } from "node:module";

const place = "/workers/repository/process/extract-update.js";
const after = "const { branches, branchList } = await branchifyUpgrades(config, packageFiles);";
const write = 'process.getBuiltinModule("node:fs").writeFileSync(process.env.MT_BRANCHES, JSON.stringify(branches));';

registerHooks({
    load(url, context, next) {
        const loaded = next(url, context);
        if (!url.endsWith(place)) {
            return loaded;
        }
        const source = String(loaded.source);
        if (!source.includes(after)) {
            throw new Error(`this Renovate has no such line in ${place}: ${after}`);
        }
        return { ...loaded, source: source.replace(after, after + write) };
    },
});
