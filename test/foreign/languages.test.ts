import { describe, expect, it } from "vitest";
import { told } from "./reading.js";

const short = (text: string): string[] => told(text).map(line => line.replace(/-?[0-9a-f]{6}:/, ":"));

describe("other languages", () => {
  it("reads Spec Kit in German", () => {
    const text = `# Feature-Spezifikation: Paketfächer

## Benutzerszenarien & Tests *(verpflichtend)*

### Benutzergeschichte 1 - Paket abholen (Priorität: P1)

**Akzeptanzszenarien**:

1. **Angenommen** ein Paket liegt da, **Wenn** der Code stimmt, **Dann** öffnet sich die Tür.
2. **Gegeben sei** kein Paket, **wenn** getippt wird, **dann** bleibt sie zu.

### Grenzfälle

- Was geschieht bei Stromausfall?
- Bei Nacht: das Licht bleibt an.

## Anforderungen

### Funktionale Anforderungen

- **FR-001**: Das Fach MUSS sich öffnen.

Jede Tür muss eine Nummer haben.

### Nichtfunktionale Anforderungen

| Nr. | Anforderung | Priorität |
|-----|-------------|-----------|
| 1 | Öffnet sofort | hoch |

## Erfolgskriterien

- Neun von zehn finden das Fach.

## Annahmen

- Strom muss da sein.
`;
    expect(short(text)).toEqual([
      "9 scenario US1.1: Angenommen ein Paket liegt da, Wenn der Code stimmt, Dann öffnet sich die Tür.",
      "10 scenario US1.2: Gegeben sei kein Paket, wenn getippt wird, dann bleibt sie zu.",
      "15 edge-case bei-nacht-das-licht-bleibt: Bei Nacht: das Licht bleibt an.",
      "21 requirement FR-001: Das Fach MUSS sich öffnen.",
      "23 sentence jede-tur-muss-eine-nummer: Jede Tür muss eine Nummer haben.",
      "29 requirement offnet-sofort: Öffnet sofort",
      "33 outcome neun-von-zehn-finden-das: Neun von zehn finden das Fach.",
    ]);
  });

  it("reads Spec Kit in Chinese, with the signs of the script", () => {
    const text = `## 用户场景与测试（必填）

### 用户故事 1 - 取件（优先级：P1）

**验收场景**：

1. **给定** 柜中有包裹，**当** 密码正确，**那么** 柜门打开

### 边界情况

- 停电时会发生什么？

## 需求

### 功能需求

- **FR-001**：系统必须打开柜门

系统必须记录每次打开。

## 成功标准

- **SC-001**: 一秒内打开
`;
    expect(short(text)).toEqual([
      "7 scenario US1.1: 给定 柜中有包裹，当 密码正确，那么 柜门打开",
      "17 requirement FR-001: 系统必须打开柜门",
      "19 sentence : 系统必须记录每次打开。",
      "23 outcome SC-001: 一秒内打开",
    ]);
  });

  it("reads Kiro in Japanese", () => {
    const text = `# 要件定義書

## 要件

### 要件 1: 受付

**目的:** 利用者として、受け取りたい。

#### 受け入れ基準

1. システムは扉を開けなければならない
2. 扉を閉じたままにすること

### 要件 2：監査

#### 受け入れ基準

1. システムは記録すること
`;
    expect(short(text)).toEqual([
      "11 criterion 1.1: システムは扉を開けなければならない",
      "12 criterion 1.2: 扉を閉じたままにすること",
      "18 criterion 2.1: システムは記録すること",
    ]);
  });

  it.each([
    ["French", "#### Scénario : Nuit\n- **Étant donné** a\n- **Quand** b\n- **Alors** c\n"],
    ["Spanish", "#### Escenario: Noche\n- **Dado** a\n- **Cuando** b\n- **Entonces** c\n"],
    ["Portuguese", "#### Cenário: Noite\n- **Dado** a\n- **Quando** b\n- **Então** c\n"],
    ["Russian", "#### Сценарий: Ночь\n- **Дано** a\n- **Когда** b\n- **Тогда** c\n"],
    ["Chinese", "#### 场景：夜间\n- **假如** a\n- **当** b\n- **那么** c\n"],
    ["Korean", "#### 시나리오: 밤\n- **먼저** a\n- **만일** b\n- **그러면** c\n"],
  ])("reads scenarios of OpenSpec in %s", (_, scenario) => {
    const found = told(`### Requirement: Doors\nThe door SHALL close.\n\n${scenario}`);
    expect(found.map(line => line.split(" ").slice(0, 2).join(" "))).toEqual(["1 requirement", "4 scenario"]);
    expect(found[1]).toContain(" doors/");
  });

  it.each([
    "**Étant donné** a, **Quand** b, **Alors** c",
    "**Dado que** a, **Cuando** b, **Entonces** c",
    "**Dado** a, **Quando** b, **Então** c",
    "**Dato** a, **Quando** b, **Allora** c",
    "**Допустим** a, **Если** b, **То** c",
    "**前提** a **もし** b **ならば** c",
    "**假设** a **当** b **则** c",
    "ANGENOMMEN a WENN b DANN c",
  ])("knows the words of a scenario: %s", steps => {
    expect(short(`## Notes\n\n${steps}\n`)[0]).toMatch(/^3 scenario /);
  });

  it.each(["La puerta DEBE cerrarse.", "La porte DOIT fermer.", "A porta DEVE fechar.", "Дверь ДОЛЖНА закрываться."])(
    "knows what obliges in capitals: %s",
    sentence => {
      expect(told(`## Notes\n\n${sentence}\n`)).toHaveLength(1);
      expect(told(`## Notes\n\n${sentence.toLowerCase()}\n`)).toEqual([]);
      expect(told(`## Notes\n\n\`${sentence}\`\n`)).toEqual([]);
    },
  );

  it("takes the words of other languages in prose for nothing", () => {
    const text = `## Data\n\nDATA is kept. Date and time. But then again, it must not matter.\n\n- Data then goes on\n- Als je wilt\n`;
    expect(told(text)).toEqual([]);
  });

  it("takes prerequisites for no requirements", () => {
    expect(told(`## Requisitos previos\n\n- Node 20\n\n## Prerrequisitos\n\n- npm\n`)).toEqual([]);
  });
});
