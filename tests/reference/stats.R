# stats.R DIR: what R's packages psych and psychometric make of DIR/rows.csv,
# and R itself where neither has a measure, against DIR/ours.csv. TAP.
suppressPackageStartupMessages({
	library(psychometric)
	library(psych)
})
dir <- commandArgs(TRUE)[1]
rows <- read.csv(file.path(dir, "rows.csv"))
ours <- read.csv(file.path(dir, "ours.csv"), colClasses = c(subject = "character",
    id = "character", measure = "character"))
x <- as.matrix(rows[1:20])
chosen <- as.matrix(rows[21:40])
n <- nrow(x)
k <- ncol(x)
total <- rowSums(x)
right <- all(x %in% c(0, 1))
count <- 0
failed <- 0

say <- function(good, words) {
	count <<- count + 1
	if (!good) failed <<- failed + 1
	cat(if (good) "ok" else "not ok", count, "-", words, "\n")
}
# Ours has six decimals.
is <- function(subject, id, measure, want, column = "value", by = 1e-6) {
	got <- ours[ours$subject == subject & ours$id == id &
	    ours$measure == measure, column]
	good <- length(got) == 1 && is.na(got) == is.na(want) &&
	    (is.na(want) || abs(got - want) <= by)
	say(good, sprintf("%s %s %s %s: ours %s, R's %.7f", subject, id,
	    measure, column, paste(got, collapse = " "), want))
}

# --- psych ---
found <- suppressWarnings(psych::alpha(as.data.frame(x), warnings = FALSE,
    check.keys = FALSE))
for (i in 1:k) {
	id <- paste("all", colnames(x)[i])
	is("form_item", id, "item_total_r", found$item.stats$raw.r[i])
	is("form_item", id, "discrimination", found$item.stats$r.drop[i])
	is("form_item", id, "sd", found$item.stats$sd[i])
	is("form_item", id, "alpha_without",
	    found$alpha.drop$raw_alpha[i])
	is("form_item", id, "facility", mean(x[, i]))
}
is("form", "all", "alpha", found$total$raw_alpha)
feldt <- psych::alpha.ci(found$total$raw_alpha, n, k)
is("form", "all", "alpha", feldt$lower.ci, "low")
is("form", "all", "alpha", feldt$upper.ci, "high")
is("form", "all", "skewness", psych::skew(total, type = 2))
is("form", "all", "kurtosis", psych::kurtosi(total, type = 2))
is("form", "all", "mean", mean(total))
is("form", "all", "sd", sd(total))
is("form", "all", "median", median(total))

# --- psychometric ---
alpha <- psychometric::alpha(x)
is("form", "all", "alpha", alpha)
is("form", "all", "sem", psychometric::SE.Meas(sd(total), alpha))
exam <- psychometric::item.exam(as.data.frame(x), y = total, discrim = FALSE)
for (i in 1:k) {
	id <- paste("all", colnames(x)[i])
	is("form_item", id, "item_total_r", exam$Item.total[i])
	is("form_item", id, "discrimination", exam$Item.Tot.woi[i])
}
# CI.tscore and others use the same SEM; discrim() splits ties by row order.

# --- R itself ---
m <- mean(total)
if (right) {
	pop <- var(total) * (n - 1) / n
	is("form", "all", "kr21", k / (k - 1) * (1 - m * (k - m) / (k * pop)))
	is("form", "all", "sem_at_cut", sqrt(16 * 4 / 19))
}
is("form", "all", "livingston_k2", (alpha * var(total) + (m - 16)^2) /
    (var(total) + (m - 16)^2))
# People with the total on the border count in part.
share <- function(total, size) {
	w <- numeric(length(total))
	left <- size
	for (t in sort(unique(total), decreasing = TRUE)) {
		at <- abs(total - t) < 1e-9 & w == 0
		take <- min(left, sum(at))
		w[at] <- take / sum(at)
		left <- left - take
		if (left <= 0) break
	}
	w
}
total <- round(total * 12) / 12	# sums of twelfths, without their last bits
size <- floor(.27 * n + .5)
up <- share(total, size)
low <- share(-total, size)
cov_total <- apply(x, 2, cov, total)
weight <- sqrt(ifelse(cov_total < 0, NA, cov_total))
for (i in 1:k) {
	id <- paste("all", colnames(x)[i])
	rest <- total - x[, i]
	is("form_item", id, "upper_lower", sum((up - low) * x[, i]) / size)
	is("form_item", id, "efficiency", 100 * cov(x[, i], rest) /
	    cov(sort(x[, i]), sort(rest)), by = 2e-6)
	is("form_item", id, "weight", 100 * weight[i] /
	    sum(weight, na.rm = TRUE), by = 2e-6)
	best <- share(round(rest * 12) / 12, n / 4)
	for (o in seq_len(if (i %in% 15:17) 2 else 4)) {
		who <- bitwAnd(chosen[, i], 2^(o - 1)) > 0
		name <- paste(colnames(x)[i], (if (i %in% 15:17) c("T", "F")
		    else c("A", "B", "C", "D"))[o])
		if (!any(who)) next
		is("option", name, "share", mean(who))
		is("option", name, "r", cor(who, rest))
		is("option", name, "rest", mean(rest[who]) / (k - 1))
		is("option", name, "best_quarter", sum(best * who) / (n / 4))
		ci <- suppressWarnings(prop.test(sum(who), n,
		    correct = FALSE)$conf.int)
		is("option", name, "share", ci[1], "low")
		is("option", name, "share", ci[2], "high")
	}
}
cat("1..", count, "\n", sep = "")
quit(status = if (failed > 0) 1 else 0)
