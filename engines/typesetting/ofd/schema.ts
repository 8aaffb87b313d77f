/**
 * The structure of OFD parts (GB/T 33190-2016, annex A), written down as far as official documents go.
 * `content` is a pattern of child elements: `Name` or `Name:type`, with `?`, `*`, `+`, groups and `|`. A type in lower case is a kind of text.
 * `attributes` lists `Name:kind`, with `!` where required. A kind that has no check of its own is a list of values.
 * Kinds: `id` a number unique in the document, `ref>Element` the number of such an element, `loc` a part (`loc>Type` one checked as that type),
 * `res` a file in the resources' folder, `page>…` a number of a page.
 */
export interface ElementType { readonly attributes?: string; readonly content?: string; readonly text?: string }

const graphic = 'Boundary!:box Name:text Visible:bool CTM:matrix DrawParam:ref>DrawParam LineWidth:number Cap:Butt|Round|Square Join:Miter|Round|Bevel MiterLimit:number DashOffset:number DashPattern:array Alpha:byte'
const graphicContent = 'Actions? Clips?'
const objects = '(TextObject|PathObject|ImageObject|CompositeObject|PageBlock)*'
const shading = 'MapType:Direct|Repeat|Reflect MapUnit:number Extend:int StartPoint!:pos EndPoint!:pos'

export const schema: Readonly<Record<string, ElementType>> = {
  OFD: { attributes: 'Version!:1.0 DocType!:OFD|OFD-A', content: 'DocBody+' },
  DocBody: { content: 'DocInfo DocRoot:loc>Document Versions? Signatures:loc>Signatures?' },
  DocInfo: { content: 'DocID:uuid Title:text? Author:text? Subject:text? Abstract:text? CreationDate:date? ModDate:date? DocUsage? Cover:loc? Keywords? Creator:text? CreatorVersion:text? CustomDatas?' },
  DocUsage: { text: 'Normal|EBook|ENewsPaper|EMagzine' },
  Keywords: { content: 'Keyword:text+' },
  CustomDatas: { content: 'CustomData+' },
  CustomData: { attributes: 'Name!:text', text: 'text' },
  Versions: { content: 'Version+' },
  Version: { attributes: 'ID!:name Index!:int Current:bool BaseLoc!:loc' },

  Document: { content: 'CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks? Annotations:loc>Annotations? CustomTags:loc>CustomTags? Attachments:loc>Attachments? Extensions:loc?' },
  CommonData: { content: 'MaxUnitID:number PageArea PublicRes:loc>Res* DocumentRes:loc>Res* TemplatePage* DefaultCS:ref>ColorSpace?' },
  PageArea: { content: 'PhysicalBox:box ApplicationBox:box? ContentBox:box? BleedBox:box?' },
  TemplatePage: { attributes: 'ID!:id Name:text ZOrder:Background|Foreground BaseLoc!:loc>PageContent' },
  Pages: { content: 'Page+' },
  Page: { attributes: 'ID!:id BaseLoc!:loc>PageContent' },
  Outlines: { content: 'OutlineElem+' },
  OutlineElem: { attributes: 'Title!:text Count:int Expanded:bool', content: 'Actions? OutlineElem*' },
  Permissions: { content: 'Edit:bool? Annot:bool? Export:bool? Signature:bool? Watermark:bool? PrintScreen:bool? Print? ValidPeriod?' },
  Print: { attributes: 'Printable!:bool Copies:int' },
  ValidPeriod: { attributes: 'StartDate:dateTime EndDate:dateTime' },
  VPreferences: { content: 'PageMode? PageLayout? TabDisplay? HideToolbar:bool? HideMenubar:bool? HideWindowUI:bool? (ZoomMode|Zoom:number)?' },
  PageMode: { text: 'None|FullScreen|UseOutlines|UseThumbs|UseCustomTags|UseLayers|UseAttatchs|UseBookmarks' },
  PageLayout: { text: 'OnePage|OneColumn|TwoPageL|TwoColumnL|TwoPageR|TwoColumnR' },
  TabDisplay: { text: 'DocTitle|FileName' },
  ZoomMode: { text: 'Default|FitHeight|FitWidth|FitRect' },
  Bookmarks: { content: 'Bookmark+' },
  Bookmark: { attributes: 'Name!:text', content: 'Dest' },
  Actions: { content: 'Action+' },
  Action: { attributes: 'Event!:DO|PO|CLICK', content: 'Region:any? (Goto|URI|GotoA|Sound|Movie)' },
  Goto: { content: '(Dest|Bookmark:NamedBookmark)' },
  NamedBookmark: { attributes: 'Name!:text' },
  Dest: { attributes: 'Type!:XYZ|Fit|FitH|FitV|FitR PageID!:ref>Page Left:number Top:number Right:number Bottom:number Zoom:number' },
  URI: { attributes: 'URI!:text Base:text Target:text' },
  GotoA: { attributes: 'AttachID!:name NewWindow:bool' },
  Sound: { attributes: 'ResourceID!:ref>MultiMedia Volume:int Repeat:bool Synchronous:bool' },
  Movie: { attributes: 'ResourceID!:ref>MultiMedia Operator:Play|Stop|Pause|Resume' },

  Res: { attributes: 'BaseLoc!:folder', content: '(ColorSpaces|DrawParams|Fonts|MultiMedias|CompositeGraphicUnits)*' },
  ColorSpaces: { content: 'ColorSpace+' },
  ColorSpace: { attributes: 'ID!:id Type!:GRAY|RGB|CMYK BitsPerComponent:int Profile:res', content: 'Palette?' },
  Palette: { content: 'CV:array+' },
  DrawParams: { content: 'DrawParam+' },
  DrawParam: { attributes: 'ID!:id Relative:ref>DrawParam LineWidth:number Join:text Cap:text DashOffset:number DashPattern:array MiterLimit:number', content: 'FillColor? StrokeColor?' },
  Fonts: { content: 'Font+' },
  Font: { attributes: 'ID!:id FontName!:text FamilyName:text Charset:symbol|prc|big5|shift-jis|wansung|johab|unicode Italic:bool Bold:bool Serif:bool FixedWidth:bool', content: 'FontFile:res?' },
  MultiMedias: { content: 'MultiMedia+' },
  MultiMedia: { attributes: 'ID!:id Type!:Image|Audio|Video Format:text', content: 'MediaFile:res' },
  CompositeGraphicUnits: { content: 'CompositeGraphicUnit+' },
  CompositeGraphicUnit: { attributes: 'ID!:id Width!:number Height!:number', content: 'Thumbnail:ref>MultiMedia? Substitution:ref>MultiMedia? Content:PageObjects' },
  PageObjects: { content: objects },

  PageContent: { content: 'Template* PageRes:loc>Res* Area:PageArea? Content? Actions?' },
  Template: { attributes: 'TemplateID!:ref>TemplatePage ZOrder:Background|Foreground' },
  Content: { content: 'Layer+' },
  Layer: { attributes: 'ID!:id Type:Body|Background|Foreground|Custom DrawParam:ref>DrawParam', content: objects },
  PageBlock: { attributes: 'ID!:id', content: objects },
  TextObject: {
    attributes: `ID!:id ${graphic} Font!:ref>Font Size!:number Stroke:bool Fill:bool HScale:number ReadDirection:0|90|180|270 CharDirection:0|90|180|270 Weight:0|100|200|300|400|500|600|700|800|900|1000 Italic:bool`,
    content: `${graphicContent} FillColor? StrokeColor? (CGTransform* TextCode)+`,
  },
  TextCode: { attributes: 'X:number Y:number DeltaX:deltas DeltaY:deltas', text: 'text' },
  CGTransform: { attributes: 'CodePosition!:int CodeCount:int GlyphCount:int', content: 'Glyphs:array?' },
  PathObject: { attributes: `ID!:id ${graphic} Stroke:bool Fill:bool Rule:NonZero|Even-Odd`, content: `${graphicContent} StrokeColor? FillColor? AbbreviatedData:path` },
  ImageObject: { attributes: `ID!:id ${graphic} ResourceID!:ref>MultiMedia Substitution:ref>MultiMedia ImageMask:ref>MultiMedia`, content: `${graphicContent} Border?` },
  CompositeObject: { attributes: `ID!:id ${graphic} ResourceID!:ref>CompositeGraphicUnit`, content: graphicContent },
  Border: { attributes: 'LineWidth:number HorizonalCornerRadius:number VerticalCornerRadius:number DashOffset:number DashPattern:array', content: 'BorderColor:FillColor?' },
  Clips: { content: 'Clip+' },
  Clip: { content: 'Area:ClipArea+' },
  ClipArea: { attributes: 'DrawParam:ref>DrawParam CTM:matrix', content: '(Path:ClipPath|Text:ClipText)' },
  ClipPath: { attributes: `${graphic} Stroke:bool Fill:bool Rule:NonZero|Even-Odd`, content: `${graphicContent} StrokeColor? FillColor? AbbreviatedData:path` },
  ClipText: { attributes: `${graphic} Font!:ref>Font Size!:number HScale:number`, content: `${graphicContent} FillColor? StrokeColor? (CGTransform* TextCode)+` },
  FillColor: { attributes: 'Value:array Index:int ColorSpace:ref>ColorSpace Alpha:byte', content: '(Pattern:any|AxialShd|RadialShd|GouraudShd:any|LaGourandShd:any)?' },
  StrokeColor: { attributes: 'Value:array Index:int ColorSpace:ref>ColorSpace Alpha:byte', content: '(Pattern:any|AxialShd|RadialShd|GouraudShd:any|LaGourandShd:any)?' },
  AxialShd: { attributes: shading, content: 'Segment+' },
  RadialShd: { attributes: `${shading} Eccentricity:number Angle:number StartRadius:number EndRadius!:number`, content: 'Segment+' },
  Segment: { attributes: 'Position:number', content: 'Color:FillColor' },

  Annotations: { content: 'Page:AnnotatedPage*' },
  AnnotatedPage: { attributes: 'PageID!:ref>Page', content: 'FileLoc:loc>PageAnnot' },
  PageAnnot: { content: 'Annot+' },
  Annot: { attributes: 'ID!:id Type!:Link|Path|Highlight|Stamp|Watermark Creator!:text LastModDate!:date Visible:bool Subtype:text Print:bool NoZoom:bool NoRotate:bool ReadOnly:bool', content: 'Remark:text? Parameters? Appearance' },
  Parameters: { content: 'Parameter+' },
  Parameter: { attributes: 'Name!:text', text: 'text' },
  Appearance: { attributes: 'Boundary:box', content: objects },
  CustomTags: { content: 'CustomTag*' },
  CustomTag: { attributes: 'NameSpace!:text', content: 'SchemaLoc:loc? FileLoc:loc>any' },
  Attachments: { content: 'Attachment*' },
  Attachment: { attributes: 'ID!:name Name!:text Format:text CreationDate:dateTime ModDate:dateTime Size:number Visible:bool Usage:text', content: 'FileLoc:loc' },

  Signatures: { content: 'MaxSignId:text? Signature:SignatureEntry*' },
  SignatureEntry: { attributes: 'ID!:name Type:Seal|Sign BaseLoc!:loc>Signature' },
  Signature: { content: 'SignedInfo SignedValue:loc' },
  SignedInfo: { content: 'Provider SignatureMethod:text? SignatureDateTime:text? References StampAnnot* Seal?' },
  Provider: { attributes: 'ProviderName!:text Version:text Company:text' },
  References: { attributes: 'CheckMethod:MD5|SHA1|SM3|1.2.156.10197.1.401', content: 'Reference+' },
  Reference: { attributes: 'FileRef!:loc', content: 'CheckValue:base64' },
  StampAnnot: { attributes: 'ID!:name PageRef!:ref>Page Boundary!:box Clip:box' },
  Seal: { content: 'BaseLoc:loc' },
}

/** The root elements of types that bear another name. */
export const rootNames: Readonly<Record<string, string>> = { PageContent: 'Page' }

/** The children of a type: what each is, and a pattern that their names in a row must match, each followed by a blank. */
export interface Grammar { readonly children: ReadonlyMap<string, string>; readonly pattern: RegExp }

const grammars = new Map<string, Grammar>()
const token = /([A-Z]\w*)(?::(\w+(?:>\w+)?))?|[()|?*+]/g

/** What a content pattern means. */
export function grammarOf(content: string): Grammar {
  const known = grammars.get(content)
  if (known) return known
  const children = new Map<string, string>()
  const pattern = [...content.matchAll(token)].map(([sign, name, type]) => {
    if (!name) return sign.replace('(', '(?:')
    children.set(name, type ?? name)
    return `(?:${name} )`
  }).join('')
  const grammar = { children, pattern: new RegExp(`^(?:${pattern})$`) }
  grammars.set(content, grammar)
  return grammar
}

/** An attribute as `attributes` lists it. */
export interface AttributeRule { readonly name: string; readonly kind: string; readonly isRequired: boolean }

/** What a list of attributes means. */
export const attributeRules = (attributes: string): readonly AttributeRule[] => attributes.split(' ').filter(Boolean).map((word) => {
  const [name, kind] = word.split(':') as [string, string]
  return { name: name.replace('!', ''), kind, isRequired: name.endsWith('!') }
})
