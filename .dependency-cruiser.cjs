/**
 * Who may import whom: the room table of docs/ARCHITECTURE.md, held by a machine. A room names what it may lean on; all
 * else of ours is forbidden to it. Imports of types count as well. There is no circle anywhere.
 */
const ours = '^(src|components|server|demo|test|tools)/';

/** A room may import itself, and the paths named; nothing else of this repository. */
function room(name, from, mayImport, fromNot) {
  return {
    name,
    severity: 'error',
    from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
    to: { path: ours, pathNot: [from, ...mayImport] },
  };
}

const util = '^src/util/';
const protocol = '^src/protocol/';
const model = '^src/model/';
const store = '^src/store/';
const cachePorts = '^src/cache/(?!idb-|memory-|device-)';
const netPorts = '^src/net/(?!socket-|fetch-)';
const plainOptions = '^src/(options|errors)\\.ts$';
const domain = '^server/domain/';
const auth = '^server/auth/';
const shared = [protocol, model];
/** The server's own rooms drive time through the same port as the core (docs/adr/0002-shared-clock.md). */
const clock = '^src/util/clock\\.ts$';

/** A package that only the files named may import. */
function onlyIn(packageName, allowed) {
  return {
    name: `${packageName}-only-in-its-place`,
    severity: 'error',
    from: { path: '^(src|components)/', pathNot: allowed },
    to: { path: `node_modules/${packageName}/` },
  };
}

module.exports = {
  forbidden: [
    // a part loaded later may name its owner's type: that is gone before anything runs
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },

    room('util-knows-nothing-of-ours', '^src/util/', []),
    room('protocol-stands-alone', '^src/protocol/', []),
    room('model-is-rules-only', '^src/model/', [protocol]),
    room('store-room', '^src/store/', [util, protocol, model]),
    room('cache-room', '^src/cache/', [util, protocol, model]),
    room('net-room', '^src/net/', [util, protocol, model, plainOptions]),
    room('sync-sees-ports-only', '^src/sync/', [util, protocol, model, store, cachePorts, netPorts, plainOptions]),
    room('api-sees-ports-only', '^src/api/', [
      util,
      protocol,
      model,
      store,
      cachePorts,
      netPorts,
      '^src/sync/(?!browser-)',
      plainOptions,
    ]),
    {
      name: 'client-joins-the-parts',
      comment: 'client.ts alone names adapters; index.ts alone is the public face.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/(client|index)\\.ts$' },
    },
    room('components-are-the-first-customer', '^components/', ['^src/index\\.ts$']),
    room('core-stays-in-the-core', '^src/', []),

    room('domain-is-rules-only', '^server/domain/', shared),
    {
      name: 'domain-has-no-machinery',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    ...['storage', 'auth', 'files', 'jobs', 'integrations'].map((name) =>
      room(`server-${name}-room`, `^server/${name}/`, [domain, clock, ...shared]),
    ),
    ...['realtime', 'http'].map((name) =>
      room(`server-${name}-room`, `^server/${name}/`, [domain, auth, clock, ...shared]),
    ),
    room('server-stays-on-its-side', '^server/', [...shared, clock, '^demo/content/']),

    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      from: { path: '^(src|components)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-renders-nothing',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(lit|lit-html|lit-element|@lit)/' },
    },
    onlyIn('valibot', '^src/protocol/schema\\.ts$'),
    onlyIn('socket.io-client', '^src/net/socket-fallback\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^server/http/assets/' }, // served to the browser as they are
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
