/**
 * What the forms call the same thing in other languages. Steps are those of Gherkin's own translations; titles are how
 * people render the templates of Spec Kit and Kiro.
 */

/** Scripts in which words stand without spaces, so that no letter behind a word ends it. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/** The source of an expression (flag `u`) for one of the words, longest first, each as a whole. */
export function oneOf(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const [unspaced, spaced] = [sorted.filter(isUnspaced), sorted.filter(word => !isUnspaced(word))];
  // The class is costly to build, so that it stands there once.
  const alternatives = spaced.length > 0 ? [...unspaced, `(?:${spaced.join("|")})(?![\\p{L}_])`] : unspaced;
  return `(?:${alternatives.join("|")})`;
}

/** As `oneOf`, at the end of a title: what is another word there, `prerrequisitos`, is none of them. */
export function endingIn(words: readonly string[]): string {
  const [compound, whole] = [words.filter(word => COMPOUND.test(word)), words.filter(word => !COMPOUND.test(word))];
  const alternatives = whole.length > 0 ? [...compound, `(?<![\\p{L}-])(?:${whole.join("|")})`] : compound;
  return `(?:${alternatives.join("|")})$`;
}

/** Ends of longer words: German, and scripts without spaces. */
const COMPOUND = new RegExp(`(?:anforderungen|kriterien|szenarien|fälle)$|${UNSPACED.source}`, "u");

const split = (text: string): string[] => text.split(/\s*[,\n]\s*/).filter(word => word !== "");

export const STEPS = {
  given: split(`given, angenommen, gegeben sei, gegeben seien, gegeben, étant donné que, étant donné, étant données,
    sachant que, soit, dado que, dado, dada, dados, dadas, dato, data, dati, date, gegeven, stel, zakładając, mając,
    допустим, дано, пусть, припустимо, 前提, 假如, 假设, 假定, 假設, 给定, 給定, 먼저, 조건, 전제`),
  when: split(`when, wenn, quand, lorsque, lorsqu'il, cuando, quando, als, wanneer, jeżeli, jeśli, gdy, kiedy, когда, если,
    якщо, коли, もし, 当, 當, 만일, 만약`),
  result:
    split(`then, dann, alors, donc, entonces, então, entao, allora, dan, wtedy, то, тогда, затем, тоді, ならば, その時,
    那么, 那麼, 然后, 然後, 则, 則, 그러면`),
  and: split(`and, but, und, aber, et, mais, y, pero, e, mas, ma, en, maar, oraz, i, ale, и, также, но, та, але, かつ,
    しかし, 但し, ただし, 而且, 并且, 並且, 同时, 同時, 且, 但是, 그리고, 하지만, 단`),
};

export const WORDS = {
  requirement: split(`requirement, anforderung, exigence, requisito, vereiste, wymaganie, требование, 要件, 要求, 需求,
    요구사항, 요구 사항`),
  scenario: split(
    "scenario, szenario, scénario, escenario, cenário, scenariusz, сценарий, シナリオ, 场景, 場景, 시나리오",
  ),
  story: split(`user story, story, us, benutzergeschichte, récit utilisateur, histoire utilisateur, historia de usuario,
    história de usuário, história do usuário, storia utente, gebruikersverhaal, historia użytkownika,
    пользовательская история, ユーザーストーリー, 用户故事, 使用者故事, 用戶故事, 사용자 스토리`),
  property: split(`property, eigenschaft, propriété, propiedad, propriedade, proprietà, eigenschap, własność, свойство,
    プロパティ, 性质, 性質, 属性, 屬性, 속성`),
  validates: split("validates, validiert, valide, valida, valideert, проверяет, 検証, 验证, 驗證, 검증"),
};

export const TITLES = {
  requirements:
    split(`anforderungen, exigences, requisitos, requisiti, vereisten, eisen, wymagania, требования, 要件, 要求,
    需求, 요구사항, 요구 사항`),
  acceptance: split(`akzeptanzkriterien, abnahmekriterien, akzeptanzszenarien, critères d'acceptation,
    scénarios d'acceptation, criterios de aceptación, escenarios de aceptación, critérios de aceitação, critérios de aceite,
    cenários de aceitação, criteri di accettazione, scenari di accettazione, acceptatiecriteria, acceptatiescenario's,
    kryteria akceptacji, scenariusze akceptacyjne, критерии приёмки, критерии приемки, сценарии приёмки, сценарии приемки,
    受け入れ基準, 受入基準, 受け入れ条件, 受け入れシナリオ, 受入シナリオ, 验收标准, 验收准则, 验收条件, 验收场景, 驗收標準, 驗收條件,
    驗收場景, 驗收情境, 수용 기준, 인수 기준, 인수 조건, 수용 시나리오, 인수 시나리오`),
  edges:
    split(`grenzfälle, randfälle, sonderfälle, cas limites, cas particuliers, casos límite, casos limite, casos extremos,
    casos borde, casos de borda, casi limite, grensgevallen, randgevallen, przypadki brzegowe, граничные случаи,
    крайние случаи, エッジケース, 境界ケース, 边界情况, 边缘情况, 边界条件, 邊界情況, 邊緣情況, 엣지 케이스`),
  scenarios: split(`benutzerszenarien, benutzergeschichten, scénarios utilisateur, escenarios de usuario,
    historias de usuario, cenários de usuário, cenários do usuário, histórias de usuário, scenari utente, storie utente,
    gebruikersscenario's, scenariusze użytkownika, пользовательские сценарии, пользовательские истории, ユーザーシナリオ,
    ユーザーストーリー, 用户场景, 用户故事, 使用者情境, 用戶場景, 사용자 시나리오, 사용자 스토리`),
  outcomes:
    split(`erfolgskriterien, messbare ergebnisse, critères de succès, critères de réussite, résultats mesurables,
    criterios de éxito, resultados medibles, critérios de sucesso, resultados mensuráveis, criteri di successo,
    risultati misurabili, succescriteria, meetbare resultaten, kryteria sukcesu, критерии успеха, измеримые результаты,
    成功基準, 測定可能な成果, 成功标准, 成功標準, 成功準則, 可衡量的结果, 可衡量的成果, 可衡量结果, 可衡量成果, 성공 기준,
    측정 가능한 결과`),
  constraints: split(`randbedingungen, einschränkungen, contraintes, restricciones, restrições, vincoli, beperkingen,
    ograniczenia, ограничения, 制約, 制約条件, 约束, 约束条件, 約束, 限制條件, 제약 조건, 제약사항`),
  expected: split(`erwartetes verhalten, unverändertes verhalten, comportement attendu, comportement inchangé,
    comportamiento esperado, comportamiento sin cambios, comportamento esperado, comportamento inalterado,
    comportamento atteso, comportamento invariato, verwacht gedrag, ongewijzigd gedrag, ожидаемое поведение,
    неизменное поведение, 期待される動作, 期待動作, 変更されない動作, 预期行为, 期望行为, 不变行为, 預期行為, 不變行為, 예상 동작,
    변경되지 않는 동작`),
  silent:
    split(`aktuelles verhalten, comportement actuel, comportamiento actual, comportamento atual, comportamento attuale,
    текущее поведение, 現在の動作, 当前行为, 當前行為, 현재 동작, glossar, glossaire, glosario, glossário, glossario,
    woordenlijst, глоссарий, 用語集, 术语表, 術語表, 词汇表, 용어집, klärungen, aclaraciones, esclarecimentos, уточнения,
    明確化, 澄清, offene fragen, questions ouvertes, preguntas abiertas, открытые вопросы, 未解決の質問, 待解决问题`),
  aside: split(`annahmen, hypothèses, supuestos, suposições, premissas, assunzioni, aannames, założenia, допущения,
    предположения, 前提条件, 假设, 假設, 가정, abhängigkeiten, dépendances, dependencias, dependências, dipendenze, зависимости,
    依存関係, 依赖, 依賴, 의존성, schlüsselentitäten, entités clés, entidades clave, entidades-chave, entidades chave,
    entità chiave, ключевые сущности, 主要エンティティ, 关键实体, 關鍵實體, 핵심 엔티티, außerhalb des umfangs, hors périmètre,
    fuera de alcance, fuera del alcance, fora do escopo, fuori ambito, вне области, 対象外, スコープ外, 范围外, 超出范围,
    範圍外, 범위 제외, risiken, risques, riesgos, riscos, rischi, риски, リスク, 风险, 風險, 위험`),
};

/** Written in capitals to oblige. */
export const CAPITALS =
  split(`SHALL, MUST, MUSS, MÜSSEN, DARF NICHT, DÜRFEN NICHT, SOLL, DOIT, DOIVENT, DEBE, DEBEN, DEBERÁ,
  DEBERÁN, DEVE, DEVEM, DEVERÁ, DEVERÃO, DEVONO, DOVRÀ, DOVRANNO, MOET, MOETEN, MUSI, MUSZĄ, ДОЛЖЕН, ДОЛЖНА, ДОЛЖНО, ДОЛЖНЫ,
  ОБЯЗАН, ОБЯЗАНА, ОБЯЗАНО`);

/** The same in small letters, and in scripts that have no capitals: no sign of a statement outside the places for them. */
export const SMALL =
  split(`shall, must, muss, müssen, darf nicht, dürfen nicht, doit, doivent, debe, deben, deberá, deve, devem,
  deverá, devono, moet, moeten, musi, muszą, должен, должна, должно, должны, 必须, 必須, 应当, 應當, 不得,
  なければならない, なければなりません, てはならない, てはなりません, ものとする, 해야 한다, 해야 합니다, 하여야 한다, 해서는 안`);
