import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { organisationContract } from '../contract.ts'
import type { Viewer } from '../core/access.ts'
import type { OrganisationAction } from '../core/actions.ts'
import { exportWorkbook, importWorkbook } from './import.ts'
import { changeGroup, endProxy, grantProxy, nameGroup } from './other-commands.ts'
import { searchPeople } from './people-queries.ts'
import { addPerson, changePerson } from './person-commands.ts'
import { addPost, changeUnit, establishUnit, setProtocolOrder } from './unit-commands.ts'
import { expandGroup } from './unit-queries.ts'
import { groupViews, personCard, postLines, protocolOrder, proxyViews, treeView, unitView } from './views.ts'
import { importTemplate } from './workbook.ts'

type Context = RouteContext<OrganisationAction>
/** A code less the module's name. */
type Act = OrganisationAction extends `organisation.${infer Name}` ? Name : never

/** HTTP ↔ command or query. */
export function organisationRouter(platform: Platform) {
  const os = implement(organisationContract).$context<Context>()
  return os.router({ ...readRoutes(platform, os), ...unitRoutes(platform, os), ...personRoutes(platform, os), ...proxyRoutes(platform, os), ...groupRoutes(platform, os), ...xlsxRoutes(platform, os) })
}

const implementer = () => implement(organisationContract).$context<Context>()
type Routes = ReturnType<typeof implementer>

/** Every route but public ones has an actor; see platform/http. */
const viewerOf = (context: Context): Viewer => context.actor!
const present = <View>(view: View | null): View => (view === null ? answered<View>(refuse('not-found')) : view)

function readRoutes({ db, now }: Platform, os: Routes) {
  const on = (day: Day | undefined) => day ?? dayOf(now())
  return {
    tree: os.tree.handler(({ input }) => treeView(db, on(input.day))),
    unit: os.unit.handler(async ({ input, context }) => present(await unitView(db, { id: input.unit, day: on(input.day), viewer: viewerOf(context) }))),
    person: os.person.handler(async ({ input, context }) => present(await personCard(db, { id: input.person, today: on(undefined), viewer: viewerOf(context) }))),
    people: os.people.handler(({ input }) => searchPeople(db, { ...input, day: on(undefined) })),
    posts: os.posts.handler(({ input }) => postLines(db, on(input.day))),
    protocolOrder: os.protocolOrder.handler(({ input }) => protocolOrder(db, on(input.day))),
    groups: os.groups.handler(() => groupViews(db, on(undefined))),
    groupUnits: os.groupUnits.handler(async ({ input }) => {
      const [wanted, tree] = [await expandGroup(db, input.group, on(input.day)), await treeView(db, on(input.day))]
      return tree.units.filter((unit) => wanted.some((one) => one.id === unit.id))
    }),
  }
}

function unitRoutes(platform: Platform, os: Routes) {
  const change = async (context: Context, name: Act, at: Parameters<typeof changeUnit>[2]) => answered(await changeUnit(platform, context.call(`organisation.${name}`), at))
  return {
    establishUnit: os.establishUnit.handler(async ({ input: { fromOn, grounds, ...profile }, context }) =>
      answered(await establishUnit(platform, context.call('organisation.establishUnit'), { profile, fromOn, grounds }))),
    changeUnit: os.changeUnit.handler(({ input: { unit, version, ...command }, context }) => change(context, 'changeUnit', { unit, version, command: { type: 'change-unit', ...command } })),
    correctUnit: os.correctUnit.handler(({ input: { unit, version, ...command }, context }) => change(context, 'correctUnit', { unit, version, command: { type: 'correct-unit', ...command } })),
    registerIssuer: os.registerIssuer.handler(({ input: { unit, version, ...command }, context }) => change(context, 'registerIssuer', { unit, version, command: { type: 'register-issuer', ...command } })),
    mergeUnit: os.mergeUnit.handler(({ input: { unit, version, ...command }, context }) => change(context, 'mergeUnit', { unit, version, command: { type: 'merge-unit', ...command } })),
    abolishUnit: os.abolishUnit.handler(({ input: { unit, version, ...command }, context }) => change(context, 'abolishUnit', { unit, version, command: { type: 'abolish-unit', ...command } })),
    addPost: os.addPost.handler(async ({ input: { unit, version, ...post }, context }) => answered(await addPost(platform, context.call('organisation.addPost'), { unit, version, post }))),
    changePost: os.changePost.handler(({ input: { unit, version, ...command }, context }) => change(context, 'changePost', { unit, version, command: { type: 'change-post', ...command } })),
    abolishPost: os.abolishPost.handler(({ input: { unit, version, ...command }, context }) => change(context, 'abolishPost', { unit, version, command: { type: 'abolish-post', ...command } })),
    setProtocolOrder: os.setProtocolOrder.handler(async ({ input, context }) => answered(await setProtocolOrder(platform, context.call('organisation.setProtocolOrder'), input.posts))),
  }
}

function personRoutes(platform: Platform, os: Routes) {
  const change = async (context: Context, name: Act, at: Parameters<typeof changePerson>[2]) => answered(await changePerson(platform, context.call(`organisation.${name}`), at))
  return {
    addPerson: os.addPerson.handler(async ({ input: { post, fromOn, ...profile }, context }) => answered(await addPerson(platform, context.call('organisation.addPerson'), { profile, post, fromOn }))),
    changePerson: os.changePerson.handler(({ input: { person, version, ...profile }, context }) => change(context, 'changePerson', { person, version, command: { type: 'change-person', profile } })),
    appoint: os.appoint.handler(({ input: { person, version, ...command }, context }) => change(context, 'appoint', { person, version, command: { type: 'appoint', ...command } })),
    endAppointment: os.endAppointment.handler(({ input: { person, version, ...command }, context }) => change(context, 'endAppointment', { person, version, command: { type: 'end-appointment', ...command } })),
    movePerson: os.movePerson.handler(({ input: { person, version, ...command }, context }) => change(context, 'movePerson', { person, version, command: { type: 'move-person', ...command } })),
  }
}

function proxyRoutes(platform: Platform, os: Routes) {
  return {
    proxies: os.proxies.handler(({ input, context }) => proxyViews(platform.db, { viewer: viewerOf(context), today: dayOf(platform.now()), all: input.all === '1' })),
    grantProxy: os.grantProxy.handler(async ({ input, context }) => answered(await grantProxy(platform, context.call('organisation.grantProxy'), input))),
    endProxy: os.endProxy.handler(async ({ input, context }) => answered(await endProxy(platform, context.call('organisation.endProxy'), input))),
  }
}

function groupRoutes(platform: Platform, os: Routes) {
  const change = async (context: Context, name: Act, at: Parameters<typeof changeGroup>[2]) => answered(await changeGroup(platform, context.call(`organisation.${name}`), at))
  return {
    nameGroup: os.nameGroup.handler(async ({ input, context }) => answered(await nameGroup(platform, context.call('organisation.nameGroup'), input))),
    changeGroup: os.changeGroup.handler(({ input: { group, version, ...content }, context }) => change(context, 'changeGroup', { group, version, command: { type: 'change-group', content } })),
    retireGroup: os.retireGroup.handler(({ input: { group, version }, context }) => change(context, 'retireGroup', { group, version, command: { type: 'retire-group' } })),
  }
}

function xlsxRoutes(platform: Platform, os: Routes) {
  const fileOf = (bytes: Uint8Array, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name, { type: XLSX })
  return {
    importTemplate: os.importTemplate.handler(async () => fileOf(await importTemplate(), '组织机构导入模板.xlsx')),
    importFile: os.importFile.handler(async ({ input, context }) => answered(await importWorkbook(platform, context.call('organisation.import'), input))),
    exportFile: os.exportFile.handler(async ({ input, context }) => {
      const day = input.day ?? dayOf(platform.now())
      await context.auditRead('organisation.export', `organisation:${day}`)
      return fileOf(await exportWorkbook(platform.db, day), `组织机构-${day}.xlsx`)
    }),
  }
}
