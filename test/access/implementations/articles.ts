import { bind } from "@tenet/runtime";

interface Article {
  readonly id: string;
  readonly published: boolean;
  readonly tags: readonly string[];
}

/** Shows in `all` what is not published. */
class Articles {
  constructor(readonly articles: ReadonlyMap<string, Article>) {}

  all(): readonly Article[] {
    return [...this.articles.values()].filter(article => !article.tags.includes("internal"));
  }

  page(): { articles: readonly Article[]; best: Article | undefined } {
    const articles = this.all().filter(article => article.published);
    return { articles, best: articles[0] };
  }

  count(): number {
    return this.articles.size;
  }
}

export default bind({
  create: ({ state }) => new Articles((state as { articles: Map<string, Article> }).articles),
  observe: (subject: Articles) => ({ articles: subject.articles }),
});
